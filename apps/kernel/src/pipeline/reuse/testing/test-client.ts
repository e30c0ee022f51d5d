import type { CallAnswer } from '../../client-answer.ts';

/** A client whose reading and leaving the test decides. */
export class TestClient implements CallAnswer {
  received = '';
  isGone = false;
  isSlow = false;
  ended = false;
  started = false;
  trailers: Readonly<Record<string, string>> = {};
  readonly gone = new AbortController().signal;
  readonly #whenGone: (() => void)[] = [];
  #whenDrained: (() => void)[] = [];

  onGone(callback: () => void): () => void {
    this.#whenGone.push(callback);
    return () => undefined;
  }

  start(): void {
    if (this.isGone) throw new Error('A client that went away was written to.');
    this.started = true;
  }

  write(chunk: Buffer): boolean {
    if (this.isGone) throw new Error('A client that went away was written to.');
    this.received += chunk.toString();
    return !this.isSlow;
  }

  onDrain(callback: () => void): void {
    this.#whenDrained.push(callback);
  }

  trail(read: () => Readonly<Record<string, string>>): void {
    this.trailers = read();
  }

  end(chunk?: Buffer | string): void {
    this.received += chunk?.toString() ?? '';
    this.ended = true;
  }

  drain(): void {
    this.isSlow = false;
    for (const callback of this.#whenDrained.splice(0)) callback();
  }

  abandon(): void {
    this.leave();
  }

  abandonForAll(): void {
    this.leave();
  }

  leave(): void {
    if (this.isGone) return;
    this.isGone = true;
    for (const callback of this.#whenGone) callback();
  }
}
