import type { KernelMetrics, Logger } from '../../telemetry/index.ts';
import { OpenBundle } from './open-bundle.ts';
import { keptBytesOf, type PayloadBundle, type PayloadEntry } from './payload-bundle.ts';
import { payloadSideBytesMax } from './payload-limits.ts';

/** Seals and saves bundles, away from the thread that serves calls. */
export interface PayloadSink {
  /** Resolves when the bundle is saved. `refused`: it never will be, as the database refuses what it contains. */
  write(bundle: PayloadBundle): Promise<'saved' | 'refused'>;
  close(): Promise<void>;
}

/** An answer as it passed through: the bytes that were kept, and how many there were. */
export interface AnswerBytes {
  readonly chunks: readonly Uint8Array[];
  /** Of the chunks together. */
  readonly keptBytes: number;
  readonly bytes: number;
}

export interface PayloadRecorderOptions {
  readonly sink: PayloadSink;
  readonly metrics: Pick<KernelMetrics, 'countPayloads'>;
  readonly logger: Pick<Logger, 'warn'>;
  readonly epochMs: () => number;
  /** Bytes that may wait; what comes beyond them is dropped and counted. */
  readonly queueBytesMax?: number;
  readonly gatherMs?: number;
  /** Between two bundles while more than one waits. */
  readonly backlogPauseMs?: number;
  readonly retryDelayMs?: number;
}

/** Waking the thread costs a hundred times what a call's messages cost; whoever opens a call does not wait, see `flush`. */
const gatherMsDefault = 1_000;
const queueBytesDefault = 64 * 1024 * 1024;
/** What an entry takes besides its messages, so that many empty ones are bounded too. */
const entryBytes = 512;
const backlogPauseDefaultMs = 50;
const retryDelayDefaultMs = 1_000;
const retryDelayMaxMs = 30_000;
/** When the kernel stops, Postgres has this long to take what waits. */
const closeWithinMs = 3_000;
const flushWithinMs = 1_000;

/**
 * Keeps the messages of calls for the console. All that a call pays is a reference in a queue; the rest happens later,
 * in bundles, on another thread. When it cannot keep up, messages are dropped: never a call, never its record.
 */
export class PayloadRecorder {
  readonly #options: PayloadRecorderOptions;
  readonly #queueBytesMax: number;
  /** The last one is being filled. */
  #queue: OpenBundle[] = [];
  #queuedBytes = 0;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;
  #failures = 0;

  constructor(options: PayloadRecorderOptions) {
    this.#options = options;
    this.#queueBytesMax = options.queueBytesMax ?? queueBytesDefault;
  }

  /** Takes a call's messages once its answer is out. `answer` is undefined when no model answered. */
  capture(
    organisation: { readonly id: string; readonly payloadRetentionDays: number },
    callId: string,
    rawRequest: Buffer,
    answer: AnswerBytes | undefined,
  ): void {
    if (organisation.payloadRetentionDays === 0) return;
    const entry: PayloadEntry = {
      organisationId: organisation.id,
      callId,
      capturedAtMs: this.#options.epochMs(),
      requestBytes: rawRequest.length,
      requestKeptBytes: Math.min(rawRequest.length, payloadSideBytesMax),
      responseBytes: answer?.bytes ?? 0,
      responseKeptBytes: Math.min(answer?.keptBytes ?? 0, payloadSideBytesMax),
    };
    const bytes = entryBytes + keptBytesOf(entry);
    if (this.#queuedBytes + bytes > this.#queueBytesMax) {
      this.#options.metrics.countPayloads('dropped', 1);
      return;
    }
    this.#bundleFor(entry).add(entry, rawRequest, answer?.chunks ?? []);
    this.#queuedBytes += bytes;
    this.#schedule(this.#options.gatherMs ?? gatherMsDefault);
  }

  /** Saves what waits now, for somebody who wants to read it; gives up after a second. */
  flush(): Promise<void> {
    return this.#drainWithin(flushWithinMs);
  }

  /** Saves what waits, as far as Postgres takes it in time, and ends. */
  async close(): Promise<void> {
    await this.#drainWithin(closeWithinMs);
    clearTimeout(this.#timer);
    this.#options.metrics.countPayloads('dropped', callsIn(this.#queue));
    this.#queue = [];
    await this.#options.sink.close();
  }

  async #drainWithin(mostMs: number): Promise<void> {
    let deadline: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      deadline = setTimeout(resolve, mostMs);
    });
    await Promise.race([this.#drain(), late]);
    clearTimeout(deadline);
  }

  async #drain(): Promise<void> {
    await this.#writing;
    while (this.#queue.length > 0) {
      const failuresBefore = this.#failures;
      clearTimeout(this.#timer);
      this.#timer = undefined;
      await (this.#writing ?? this.#writeNext());
      if (this.#failures > failuresBefore) return;
    }
  }

  #bundleFor(entry: PayloadEntry): OpenBundle {
    const filling = this.#queue.at(-1);
    if (filling?.hasRoomFor(entry) === true) return filling;
    const next = new OpenBundle();
    this.#queue.push(next);
    return next;
  }

  #schedule(delayMs: number): void {
    if (this.#timer !== undefined || this.#writing !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#writeNext();
    }, delayMs);
    this.#timer.unref();
  }

  #writeNext(): Promise<void> {
    const [first] = this.#queue.splice(0, 1);
    if (first === undefined) return Promise.resolve();
    this.#writing = this.#write(first).finally(() => {
      this.#writing = undefined;
      if (this.#queue.length > 0) this.#schedule(this.#pauseMs());
    });
    return this.#writing;
  }

  #pauseMs(): number {
    const { gatherMs = gatherMsDefault, backlogPauseMs = backlogPauseDefaultMs, retryDelayMs } = this.#options;
    if (this.#failures === 0) return this.#queue.length === 1 ? gatherMs : backlogPauseMs;
    return Math.min((retryDelayMs ?? retryDelayDefaultMs) * 2 ** (this.#failures - 1), retryDelayMaxMs);
  }

  async #write(open: OpenBundle): Promise<void> {
    const { sink, metrics, logger } = this.#options;
    const bundle = open.toBundle();
    const bytes = bundle.content.length + entryBytes * open.calls;
    try {
      const end = await sink.write(bundle);
      this.#failures = 0;
      metrics.countPayloads(end === 'saved' ? 'saved' : 'dropped', open.calls);
      this.#queuedBytes -= bytes;
    } catch (error) {
      this.#failures += 1;
      // Once an outage: the metric counts, the log says why.
      if (this.#failures === 1) logger.warn({ error }, 'Messages of calls could not be saved; trying again');
      this.#queue.unshift(open);
    }
  }
}

function callsIn(bundles: readonly OpenBundle[]): number {
  return bundles.reduce((calls, bundle) => calls + bundle.calls, 0);
}
