interface Entry<Item> {
  readonly at: number;
  readonly order: number;
  readonly item: Item;
}

/** Items by time, the earlier inserted first among equals, so that a run never depends on how a heap breaks ties. */
export class EventQueue<Item> {
  readonly #heap: Entry<Item>[] = [];
  #inserted = 0;

  get size(): number {
    return this.#heap.length;
  }

  /** The time of the first item; Infinity when there is none. */
  get nextAt(): number {
    return this.#heap[0]?.at ?? Infinity;
  }

  add(at: number, item: Item): void {
    const entry = { at, order: this.#inserted, item };
    this.#inserted += 1;
    let index = this.#heap.length;
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = this.#heap[parentIndex];
      if (!parent || before(parent, entry)) break;
      this.#heap[index] = parent;
      index = parentIndex;
    }
    this.#heap[index] = entry;
  }

  /** Removes and returns the first item; undefined when there is none. */
  take(): Item | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (first && last && first !== last) this.#sink(last);
    return first?.item;
  }

  #sink(entry: Entry<Item>): void {
    let index = 0;
    for (;;) {
      const left = this.#heap[2 * index + 1];
      const right = this.#heap[2 * index + 2];
      const smaller = right && left && before(right, left) ? right : left;
      if (!smaller || before(entry, smaller)) break;
      this.#heap[index] = smaller;
      index = 2 * index + (smaller === left ? 1 : 2);
    }
    this.#heap[index] = entry;
  }
}

function before<Item>(left: Entry<Item>, right: Entry<Item>): boolean {
  return left.at < right.at || (left.at === right.at && left.order < right.order);
}
