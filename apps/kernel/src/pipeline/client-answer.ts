import type { ServerResponse } from 'node:http';

export type AnswerHeaders = Readonly<Record<string, string | readonly string[]>>;

/** The client's side of a call: where the answer goes, and whether anybody still listens. */
export class ClientAnswer {
  readonly #response: ServerResponse;
  readonly #gone = new AbortController();
  #ended = false;

  constructor(response: ServerResponse) {
    this.#response = response;
    response.once('close', () => {
      if (!this.#ended) this.#gone.abort();
    });
    // A write to a closed socket reports here as well as in `close`, which is the one that counts.
    response.once('error', () => this.#gone.abort());
  }

  /** Aborts when the client goes away before its answer was complete. */
  get gone(): AbortSignal {
    return this.#gone.signal;
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
}
