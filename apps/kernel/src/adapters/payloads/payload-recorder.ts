import type { KernelMetrics, Logger } from '../../telemetry/index.ts';
import { bundlePayloads, keptBytesOf, type CapturedPayload, type PayloadBundle } from './payload-bundle.ts';
import { blockCallsMax, payloadSideBytesMax } from './payload-limits.ts';

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
const bundleBytesMax = 4 * 1024 * 1024;
/** A block of them: more at once would hold up the calls of that moment, as their bytes lie where no cache has them any more. */
const bundleEntriesMax = blockCallsMax;
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
  #queue: CapturedPayload[] = [];
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
    const captured: CapturedPayload = {
      organisationId: organisation.id,
      callId,
      capturedAtMs: this.#options.epochMs(),
      requestBytes: rawRequest.length,
      requestKeptBytes: Math.min(rawRequest.length, payloadSideBytesMax),
      responseBytes: answer?.bytes ?? 0,
      responseKeptBytes: Math.min(answer?.keptBytes ?? 0, payloadSideBytesMax),
      request: headOf(rawRequest, payloadSideBytesMax),
      response: answer === undefined ? [] : headsOf(answer),
    };
    const bytes = bytesOf(captured);
    if (this.#queuedBytes + bytes > this.#queueBytesMax) {
      this.#options.metrics.countPayloads('dropped', 1);
      return;
    }
    this.#queue.push(captured);
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
    this.#options.metrics.countPayloads('dropped', this.#queue.length);
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

  #schedule(delayMs: number): void {
    if (this.#timer !== undefined || this.#writing !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#writeNext();
    }, delayMs);
    this.#timer.unref();
  }

  #writeNext(): Promise<void> {
    this.#writing = this.#write(takeBundle(this.#queue)).finally(() => {
      this.#writing = undefined;
      if (this.#queue.length === 0) return;
      this.#schedule(this.#pauseMs());
    });
    return this.#writing;
  }

  #pauseMs(): number {
    const { gatherMs = gatherMsDefault, backlogPauseMs = backlogPauseDefaultMs, retryDelayMs } = this.#options;
    if (this.#failures === 0) return this.#queue.length < bundleEntriesMax ? gatherMs : backlogPauseMs;
    return Math.min((retryDelayMs ?? retryDelayDefaultMs) * 2 ** (this.#failures - 1), retryDelayMaxMs);
  }

  async #write(batch: readonly CapturedPayload[]): Promise<void> {
    const { sink, metrics, logger } = this.#options;
    try {
      const end = await sink.write(bundlePayloads(batch));
      this.#failures = 0;
      metrics.countPayloads(end === 'saved' ? 'saved' : 'dropped', batch.length);
      for (const entry of batch) this.#queuedBytes -= bytesOf(entry);
    } catch (error) {
      this.#failures += 1;
      // Once an outage: the metric counts, the log says why.
      if (this.#failures === 1) logger.warn({ error }, 'Messages of calls could not be saved; trying again');
      this.#queue.unshift(...batch);
    }
  }
}

function bytesOf(entry: CapturedPayload): number {
  return entryBytes + keptBytesOf(entry);
}

function takeBundle(queue: CapturedPayload[]): readonly CapturedPayload[] {
  let bytes = 0;
  let count = 0;
  for (const entry of queue) {
    bytes += keptBytesOf(entry);
    if (count > 0 && (bytes > bundleBytesMax || count === bundleEntriesMax)) break;
    count += 1;
  }
  return queue.splice(0, count);
}

/** The first bytes. What is longer is copied, so that a small part does not hold all of it in memory. */
function headOf(chunk: Uint8Array, bytes: number): Uint8Array {
  return chunk.length <= bytes ? chunk : new Uint8Array(chunk.subarray(0, bytes));
}

/** The chunks as they are, or as many of them as are kept. */
function headsOf({ chunks, keptBytes }: AnswerBytes): readonly Uint8Array[] {
  if (keptBytes <= payloadSideBytesMax) return chunks;
  const heads: Uint8Array[] = [];
  let room = payloadSideBytesMax;
  for (const chunk of chunks) {
    if (room === 0) break;
    const head = headOf(chunk, room);
    heads.push(head);
    room -= head.length;
  }
  return heads;
}
