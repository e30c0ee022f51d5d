import { replyEventCount } from './mock-reply.ts';

const doneLine = 'data: [DONE]\n\n';
const lineFeed = 10;

/**
 * Decides whether one reply arrived whole: status 200 and, for a completion, its usage and closing brace; for a stream, every event exactly once
 * and `[DONE]` as the last. Feed it the body, ask for the fault, reuse it after `reset`.
 */
export class ReplyCheck {
  readonly #streaming: boolean;
  #events = 0;
  #previous = 0;
  #tail = '';

  constructor(streaming: boolean) {
    this.#streaming = streaming;
  }

  reset(): void {
    this.#events = 0;
    this.#previous = 0;
    this.#tail = '';
  }

  addBody(bytes: Buffer): void {
    if (!this.#streaming) {
      this.#tail += bytes.toString('latin1');
      return;
    }
    for (const byte of bytes) {
      if (byte === lineFeed && this.#previous === lineFeed) {
        this.#events += 1;
        this.#previous = 0;
      } else this.#previous = byte;
    }
    this.#tail = (this.#tail + bytes.toString('latin1', Math.max(0, bytes.length - doneLine.length))).slice(
      -doneLine.length,
    );
  }

  /** Why the reply that has just ended is not the one that the upstream sent; undefined when it is. */
  findFault(status: number): string | undefined {
    if (status !== 200) return `status ${status}${this.#tail ? `: ${this.#tail.slice(0, 300)}` : ''}`;
    if (!this.#streaming) {
      return this.#tail.includes('"total_tokens"') && this.#tail.endsWith('}') ? undefined : 'an incomplete completion';
    }
    if (this.#tail !== doneLine) return `a stream that ends with ${JSON.stringify(this.#tail)}`;
    return this.#events === replyEventCount ? undefined : `${this.#events} events instead of ${replyEventCount}`;
  }
}
