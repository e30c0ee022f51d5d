/** Events that a listener hands over and a stream takes away, in order. */
export class EventQueue<Event> {
  readonly #events: Event[] = [];
  readonly #limit: number;
  #overflowed = false;
  #wake: (() => void) | undefined;

  /** `limit`: how many may wait before the stream counts as too slow. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** True once an event was lost: the stream has to start again from what is recorded. */
  get overflowed(): boolean {
    return this.#overflowed;
  }

  push(event: Event): void {
    if (this.#events.length >= this.#limit) this.#overflowed = true;
    else this.#events.push(event);
    this.#wake?.();
  }

  takeAll(): readonly Event[] {
    return this.#events.splice(0);
  }

  /** Resolves when something is there, when `waitMs` have passed, or when the signal aborts. */
  async wait(waitMs: number, signal: AbortSignal | undefined): Promise<void> {
    if (this.#events.length > 0 || this.#overflowed || signal?.aborted === true) return;
    await new Promise<void>((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', finish);
        this.#wake = undefined;
        resolve();
      };
      const timer = setTimeout(finish, waitMs);
      signal?.addEventListener('abort', finish);
      this.#wake = finish;
    });
  }
}
