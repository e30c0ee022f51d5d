import type { RequestPrints } from '@agent-os/core/signals';

/** The prints of a request, read when somebody first asks for them. Until then the parsed request is kept, and not longer. */
export class LatePrints {
  #read: (() => RequestPrints | undefined) | undefined;
  #prints: RequestPrints | undefined;

  constructor(read: () => RequestPrints | undefined) {
    this.#read = read;
  }

  /** Undefined for a request without words. */
  get prints(): RequestPrints | undefined {
    if (this.#read !== undefined) {
      this.#prints = this.#read();
      this.#read = undefined;
    }
    return this.#prints;
  }
}
