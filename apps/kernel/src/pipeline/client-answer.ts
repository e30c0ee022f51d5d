import type { ServerResponse } from 'node:http';

export type AnswerHeaders = Readonly<Record<string, string | readonly string[]>>;

/** The client's side of a call: where the answer goes, and whether anybody still listens. */
export class ClientAnswer {
  readonly #response: ServerResponse;
  readonly #whenGone = new Set<() => void>();
  #signal: AbortController | undefined;
  #isGone = false;
  #ended = false;

  constructor(response: ServerResponse) {
    this.#response = response;
    response.once('close', () => {
      if (!this.#ended) this.#leave();
    });
    // A write to a closed socket reports here as well as in `close`, which is the one that counts.
    response.once('error', () => this.#leave());
  }

  /** True once the client went away before its answer was complete. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /** Calls back when the client goes away; the answer takes the wish back. Cheaper than a signal, for every call. */
  onGone(callback: () => void): () => void {
    this.#whenGone.add(callback);
    return () => this.#whenGone.delete(callback);
  }

  /** The same as a signal, for the few calls that wait. */
  get gone(): AbortSignal {
    this.#signal ??= new AbortController();
    if (this.#isGone) this.#signal.abort();
    return this.#signal.signal;
  }

  get started(): boolean {
    return this.#response.headersSent;
  }

  start(httpStatus: number, headers: AnswerHeaders): void {
    this.#response.writeHead(httpStatus, headers as Record<string, string | string[]>);
  }

  /** False when the client reads slower than the model writes; wait for `onDrain`. */
  write(chunk: Buffer): boolean {
    return this.#response.write(chunk);
  }

  onDrain(callback: () => void): void {
    this.#response.once('drain', callback);
  }

  end(chunk?: Buffer | string): void {
    this.#ended = true;
    this.#response.end(chunk);
  }

  #leave(): void {
    if (this.#isGone) return;
    this.#isGone = true;
    this.#signal?.abort();
    for (const callback of this.#whenGone) callback();
  }
}
