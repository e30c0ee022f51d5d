import type { Database, IdPrefix, TenantTransaction } from '@agent-os/db';
import type { IntentTrainer } from '../ports/intent-trainer.ts';
import type { SentenceReader } from '../ports/sentence-reader.ts';
import type { KernelState } from '../ports/kernel-state.ts';
import type { Mail } from '../ports/mail.ts';
import type { UpstreamProbe } from '../ports/upstream-probe.ts';

/** Takes facts first, as pino does. */
export interface ApiLog {
  error(facts: object, message: string): void;
}

export interface ApiDependencies {
  readonly database: Database;
  /** HMAC key shared with the web server; signs who is calling. */
  readonly serviceSecret: string;
  /** 32 bytes; seals provider keys. */
  readonly masterKey: Uint8Array;
  readonly clock: { nowMs(): number };
  readonly random: {
    newId(prefix: IdPrefix): string;
    /** Bytes nobody can guess. */
    bytes(count: number): Uint8Array<ArrayBuffer>;
  };
  readonly kernelState: KernelState;
  readonly intentTrainer: IntentTrainer;
  readonly sentences: SentenceReader;
  /** Asks an upstream for its models: the API's only way out of the house. */
  readonly upstreamProbe: UpstreamProbe;
  /**
   * Asks the provider that the installation begins with for its models; the answer registers them in an organisation,
   * in that organisation's transaction.
   */
  readonly prepareFirstProvider: () => Promise<(tx: TenantTransaction, organisationId: string) => Promise<void>>;
  readonly mail: Mail;
  /** Where people reach the console, without a slash at the end: what links in mail begin with. */
  readonly consoleUrl: string;
  readonly log: ApiLog;
}
