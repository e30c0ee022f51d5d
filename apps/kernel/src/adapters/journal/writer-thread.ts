import { Worker } from 'node:worker_threads';
import { JournalRowsRejectedError, type CallWriter } from '@agent-os/db';
import type { ConnectionLost, WriterAnswer, WriterRequest } from './writer-thread-messages.ts';

interface Waiting {
  readonly resolve: (answer: WriterAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** A request without the number that it is given here; over the union's members, which `Omit` alone would merge. */
type Unnumbered<Request> = Request extends WriterRequest ? Omit<Request, 'number'> : never;

/**
 * Writes the journal to Postgres on a thread of its own. Encoding statements and reading Postgres' replies on the main
 * thread costs every call some 0.2 ms: not by its length, but because it wakes the thread five times while the call is
 * with its model and drives the gateway's code out of the processor's caches (docs/decisions/0003).
 *
 * A thread that dies fails what it had, which callers write again, and is replaced at the next request.
 */
export class WriterThread implements CallWriter {
  readonly #databaseUrl: string;
  readonly #onConnectionError: (error: Error) => void;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #lastNumber = 0;

  constructor(databaseUrl: string, onConnectionError: (error: Error) => void) {
    this.#databaseUrl = databaseUrl;
    this.#onConnectionError = onConnectionError;
  }

  async write(entries: Parameters<CallWriter['write']>[0]): Promise<ReadonlyMap<string, bigint>> {
    const answer = await this.#ask({ kind: 'write', lines: entries.map(({ line }) => line).join('\n') });
    if (answer.kind === 'done') return answer.sequences;
    if (answer.kind === 'failed') throw new Error(answer.reason);
    const rejected = answer.positions.flatMap((position) => entries[position] ?? []);
    const recorded = Array.from(answer.sequences, ([callId, sequence]) => ({ callId, sequence }));
    throw new JournalRowsRejectedError(rejected, recorded, answer.reason);
  }

  async touchKeys(organisationId: string, keyIds: readonly string[], atUs: number): Promise<void> {
    const answer = await this.#ask({ kind: 'touch keys', organisationId, keyIds, atUs });
    if (answer.kind === 'failed') throw new Error(answer.reason);
  }

  /** Ends the thread when everything asked before is done. */
  async close(): Promise<void> {
    if (this.#worker !== undefined) await this.#ask({ kind: 'close' });
  }

  #ask(request: Unnumbered<WriterRequest>): Promise<WriterAnswer> {
    const worker = this.#started();
    const number = (this.#lastNumber += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      worker.postMessage({ ...request, number } satisfies WriterRequest);
    });
  }

  #started(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const workerData = { databaseUrl: this.#databaseUrl };
    const worker = new Worker(new URL('./writer-thread-main.ts', import.meta.url), { workerData });
    worker.on('message', (message: WriterAnswer | ConnectionLost) => {
      if (message.kind === 'connection lost') return this.#onConnectionError(new Error(message.reason));
      const waiting = this.#waiting.get(message.number);
      this.#waiting.delete(message.number);
      waiting?.resolve(message);
    });
    worker.on('error', (error) =>
      this.#onConnectionError(error instanceof Error ? error : new Error('The writer thread failed.')),
    );
    worker.on('exit', () => {
      this.#worker = undefined;
      const abandoned = [...this.#waiting.values()];
      this.#waiting.clear();
      for (const { reject } of abandoned) reject(new Error('The thread that writes the journal ended.'));
    });
    this.#worker = worker;
    return worker;
  }
}
