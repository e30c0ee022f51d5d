import type { Refusal } from '@agent-os/core/errors';
import type { CallIntentRow, CallSettlementRow } from '@agent-os/db';
import type { CallRecorder } from '../adapters/journal/index.ts';
import type { PayloadRecorder } from '../adapters/payloads/index.ts';
import type { Dispatcher } from '../loops/dispatch/index.ts';
import type { SentenceReader } from '../ports/sentence-reader.ts';
import type { KernelMetrics, Logger } from '../telemetry/index.ts';
import type { AfterAnswers } from './after-answers.ts';
import type { Ending, Identified } from './call.ts';
import type { ExecuteDependencies } from './execute.ts';
import type { AnswerReuse, NamedRequests } from './reuse/index.ts';
import type { CallEnd } from './call-end.ts';
import type { ModelRouter } from './routing/index.ts';

/** Is told of calls as they begin and end, for everything that shows the present. */
export interface CallObserver {
  began(call: Ending, intent: CallIntentRow): void;
  /** The call is over for its client; its end is journalled, not yet in Postgres. */
  finished(intent: CallIntentRow): void;
  /** The end is in Postgres, under this number. */
  recorded(call: Identified, intent: CallIntentRow, settlement: CallSettlementRow, sequence: bigint | undefined): void;
}

/** Looks for calls that go round in circles. */
export interface LoopGuard {
  /** Why a call must not run that is permitted otherwise; undefined when it may. */
  admit(call: Identified): Refusal | undefined;
  /** Nobody waits for the kernel right now: looks at what could be put off. */
  catchUp(): void;
  /** Its client has the answer: whatever it sends next may be made of it. */
  ended(call: Identified, end: CallEnd): void;
  /** It is over, however it ended. */
  closed(call: Identified): void;
}

export interface RunCallDependencies extends ExecuteDependencies {
  readonly recorder: CallRecorder;
  readonly payloads: PayloadRecorder;
  readonly dispatcher: Dispatcher;
  readonly reuse: AnswerReuse;
  readonly namedRequests: NamedRequests;
  readonly loops: LoopGuard;
  readonly sentences: SentenceReader;
  readonly router: ModelRouter;
  readonly metrics: KernelMetrics;
  readonly logger: Logger;
  readonly observer: CallObserver;
  readonly replicaId: string;
  readonly epochMs: () => number;
  readonly afterAnswers: AfterAnswers;
  /** Sends a refusal in the shape of the call's protocol: a body, or an event when the stream has begun. */
  readonly sendRefusal: (call: Identified, refusal: Refusal) => void;
}
