import type { IncomingHttpHeaders } from 'node:http';
import type { StreamReceiver, StreamWatcher } from '../adapters/models/index.ts';
import type { CallRecorder, IntentTicket } from '../adapters/journal/index.ts';
import type { AnswerBytes } from '../adapters/payloads/index.ts';
import type { CallAnswer } from './client-answer.ts';
import type { AskedTools } from './limited-tools/index.ts';
import type { OutputLimit } from './output-limit/index.ts';

/** Enough to count a long answer's tokens when the provider reports none; beyond it the count is extrapolated. */
const keptBytesMax = 1024 * 1024;

const nothing = Buffer.alloc(0);

export interface StreamRelayOptions {
  readonly answer: CallAnswer;
  readonly watcher: StreamWatcher;
  readonly recorder: CallRecorder;
  readonly ticket: IntentTicket;
  /** Undefined: the model ends it. */
  readonly limit: OutputLimit | undefined;
  /** Undefined: it offers no tool with a limit. */
  readonly tools: AskedTools | undefined;
  readonly start: (httpStatus: number, headers: IncomingHttpHeaders) => void;
}

/**
 * Passes a stream on to the client. The last event waits until the call's intent is durable, so that no client ever
 * has a whole answer that the database does not know of; by then it nearly always is.
 */
export class StreamRelay implements StreamReceiver {
  readonly #options: StreamRelayOptions;
  readonly #kept: Buffer[] = [];
  #keptBytes = 0;
  #passedBytes = 0;
  #held: Buffer[] | undefined;

  constructor(options: StreamRelayOptions) {
    this.#options = options;
  }

  start(httpStatus: number, headers: IncomingHttpHeaders): void {
    this.#options.start(httpStatus, headers);
  }

  data(chunk: Buffer, resume: () => void): boolean {
    const { watcher, answer, ticket, recorder, limit } = this.#options;
    if (limit?.cutAt !== undefined) return true;
    this.#options.tools?.watch(chunk);
    const watched = watcher.watch(chunk);
    const passed = limit?.pass(watched.forward);
    const { forward, last } = passed === undefined ? watched : { ...passed, last: watched.last || passed.ends };
    this.#keep(chunk);
    // In a turn of its own: the model's stream is being read.
    if (passed?.ends === true) queueMicrotask(() => limit?.stopModel());
    if (last && !ticket.committed && this.#held === undefined) {
      this.#held = [];
      recorder.afterIntent(ticket, () => this.#release());
    }
    if (forward.length === 0) return true;
    if (this.#held !== undefined) {
      this.#held.push(forward);
      return true;
    }
    if (answer.write(forward)) return true;
    answer.onDrain(resume);
    return false;
  }

  /** The start of a last event that never got its blank line. */
  flush(): Buffer {
    return this.#options.limit?.flush() ?? nothing;
  }

  /** What passed, up to a bound, and how many bytes there were in all: for counting when no usage was reported. */
  get passed(): { readonly kept: Buffer; readonly bytes: number } {
    return { kept: Buffer.concat(this.#kept), bytes: this.#passedBytes };
  }

  /** The same without joining the pieces: for keeping the messages. */
  get chunks(): AnswerBytes {
    return { chunks: this.#kept, keptBytes: this.#keptBytes, bytes: this.#passedBytes };
  }

  #keep(chunk: Buffer): void {
    this.#passedBytes += chunk.length;
    if (this.#keptBytes >= keptBytesMax) return;
    this.#keptBytes += chunk.length;
    this.#kept.push(chunk);
  }

  #release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const chunk of held) this.#options.answer.write(chunk);
  }
}
