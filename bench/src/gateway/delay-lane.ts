/** Monotonic milliseconds with fractions, the same clock in every thread (`performance.now` has an origin of its own in each). */
export function monotonicMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}

export interface Due<Item> {
  readonly dueMs: number;
  readonly item: Item;
}

/**
 * Items that wait for the same time, and so leave in the order they came: one array instead of a timer each.
 * Due times never decrease; one that would is raised to the last.
 */
export class DelayLane<Item> {
  #waiting: Due<Item>[] = [];
  #head = 0;
  #lastDueMs = 0;

  push(dueMs: number, item: Item): void {
    this.#lastDueMs = Math.max(this.#lastDueMs, dueMs);
    this.#waiting.push({ dueMs: this.#lastDueMs, item });
  }

  /** When the first item is due; Infinity when none waits. */
  get nextDueMs(): number {
    return this.#waiting[this.#head]?.dueMs ?? Number.POSITIVE_INFINITY;
  }

  /** Takes the first item if it is due by `nowMs`. */
  takeDue(nowMs: number): Due<Item> | undefined {
    const first = this.#waiting[this.#head];
    if (!first || first.dueMs > nowMs) return undefined;
    this.#head += 1;
    if (this.#head > 1024 && this.#head * 2 > this.#waiting.length) {
      this.#waiting = this.#waiting.slice(this.#head);
      this.#head = 0;
    }
    return first;
  }
}
