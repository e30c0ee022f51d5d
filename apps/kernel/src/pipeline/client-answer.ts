import type { ServerResponse } from 'node:http';

export type AnswerHeaders = Readonly<Record<string, string | readonly string[]>>;

/** Headers that come behind a stream (RFC 9110, 6.5). */
const trailers = ['X-Agent-Cost', 'X-Agent-Energy'] as const;

/** Where the answer of a call goes, and whether anybody still listens. */
export interface CallAnswer {
  /** True once everybody went away before the answer was complete. */
  readonly isGone: boolean;
  /** Calls back when they do; the answer takes the wish back. Cheaper than a signal, for every call. */
  onGone(callback: () => void): () => void;
  /** The same as a signal, for the few calls that wait. */
  readonly gone: AbortSignal;
  readonly started: boolean;
  start(httpStatus: number, headers: AnswerHeaders): void;
  /** False when the answer is read slower than the model writes; wait for `onDrain`. */
  write(chunk: Buffer): boolean;
  onDrain(callback: () => void): void;
  /** What is known of a stream only at its end, read only for clients that asked for such headers. Before `end`. */
  trail(read: () => Readonly<Record<string, string>>): void;
  end(chunk?: Buffer | string): void;
  /** Nobody waits for the model any more, as if everybody had gone away; what ends the answer can still be sent. */
  abandon(): void;
  /** The same where others wait for it too: it ends for all of them. */
  abandonForAll(): void;
}

/** The answer to one client. */
export class ClientAnswer implements CallAnswer {
  readonly #response: ServerResponse;
  readonly #whenGone = new Set<() => void>();
  #signal: AbortController | undefined;
  #isGone = false;
  #ended = false;
  #trails = false;

  constructor(response: ServerResponse) {
    this.#response = response;
    response.once('close', () => {
      if (!this.#ended) this.#leave();
    });
    // A write to a closed socket reports here as well as in `close`, which is the one that counts.
    response.once('error', () => this.#leave());
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  onGone(callback: () => void): () => void {
    this.#whenGone.add(callback);
    return () => this.#whenGone.delete(callback);
  }

  get gone(): AbortSignal {
    this.#signal ??= new AbortController();
    if (this.#isGone) this.#signal.abort();
    return this.#signal.signal;
  }

  get started(): boolean {
    return this.#response.headersSent;
  }

  start(httpStatus: number, headers: AnswerHeaders): void {
    this.#trails = this.#mayTrail(headers);
    const announced = this.#trails ? { ...headers, trailer: trailers.join(', ') } : headers;
    this.#response.writeHead(httpStatus, announced as Record<string, string | string[]>);
  }

  write(chunk: Buffer): boolean {
    return this.#response.write(chunk);
  }

  onDrain(callback: () => void): void {
    this.#response.once('drain', callback);
  }

  trail(read: () => Readonly<Record<string, string>>): void {
    if (this.#trails && !this.#ended) this.#response.addTrailers(read());
  }

  end(chunk?: Buffer | string): void {
    this.#ended = true;
    this.#response.end(chunk);
  }

  abandon(): void {
    this.#leave();
  }

  abandonForAll(): void {
    this.#leave();
  }

  /** Only what is sent in chunks can have headers behind it. */
  #mayTrail(headers: AnswerHeaders): boolean {
    const { te } = this.#response.req.headers;
    if (te === undefined || this.#response.req.httpVersion !== '1.1' || 'content-length' in headers) return false;
    return String(te)
      .split(',')
      .some((coding) => coding.trim().toLowerCase() === 'trailers');
  }

  #leave(): void {
    if (this.#isGone) return;
    this.#isGone = true;
    this.#signal?.abort();
    for (const callback of this.#whenGone) callback();
  }
}
