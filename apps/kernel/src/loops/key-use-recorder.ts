import type { CallWriter } from '@agent-os/db';
import type { Logger } from '../telemetry/index.ts';

const flushEveryMs = 5_000;

/** Remembers which keys were used and writes the time of last use every few seconds: a hint for people, not a record. */
export class KeyUseRecorder {
  readonly #writer: CallWriter;
  readonly #logger: Logger;
  #used = new Map<string, Set<string>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(writer: CallWriter, logger: Logger) {
    this.#writer = writer;
    this.#logger = logger;
  }

  start(): void {
    this.#timer = setInterval(() => void this.runOnce(Date.now()), flushEveryMs);
  }

  used(organisationId: string, keyId: string): void {
    const keys = this.#used.get(organisationId);
    if (keys === undefined) this.#used.set(organisationId, new Set([keyId]));
    else keys.add(keyId);
  }

  async runOnce(nowMs: number): Promise<void> {
    const used = this.#used;
    this.#used = new Map();
    for (const [organisationId, keys] of used) {
      try {
        await this.#writer.touchKeys(organisationId, [...keys], nowMs * 1000);
      } catch (error) {
        this.#logger.warn({ error }, 'The last use of keys could not be written');
      }
    }
  }

  async stop(nowMs: number): Promise<void> {
    clearInterval(this.#timer);
    await this.runOnce(nowMs);
  }
}
