/** Wakes its owner at one time. To wake too early does no harm, so an earlier time stays. */
export class WakeTimer {
  readonly #wake: () => void;
  #timer: NodeJS.Timeout | undefined;
  #atMs = Infinity;

  constructor(wake: () => void) {
    this.#wake = wake;
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#atMs = Infinity;
  }

  /** At the latest at `atMs`, when it is `nowMs`. */
  setBy(atMs: number, nowMs: number): void {
    if (atMs >= this.#atMs) return;
    clearTimeout(this.#timer);
    this.#atMs = atMs;
    this.#timer = setTimeout(
      () => {
        this.#atMs = Infinity;
        this.#wake();
      },
      Math.max(1, atMs - nowMs),
    );
    // Whoever waits has a connection of their own that keeps the process alive.
    this.#timer.unref();
  }
}
