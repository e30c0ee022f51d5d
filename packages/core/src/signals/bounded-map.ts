/**
 * A map that holds at most so many entries, and always the last half as many that were touched. Kept in two generations: when the young
 * one is full it becomes the old one, and what was in the old one is gone unless it was touched since. The exact order of touches would
 * cost a deletion and an insertion each time, which every call would pay for.
 */
export class BoundedMap<Key, Value> {
  #young = new Map<Key, Value>();
  #old = new Map<Key, Value>();
  readonly #youngMax: number;

  constructor(sizeMax: number) {
    this.#youngMax = Math.max(1, Math.floor(sizeMax / 2));
  }

  get isEmpty(): boolean {
    return this.#young.size === 0 && this.#old.size === 0;
  }

  /** Touches the entry. */
  get(key: Key): Value | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    if (this.#old.size === 0) return undefined;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: Key, value: Value): void {
    this.#young.set(key, value);
    if (this.#young.size < this.#youngMax) return;
    this.#old = this.#young;
    this.#young = new Map();
  }

  delete(key: Key): void {
    this.#young.delete(key);
    this.#old.delete(key);
  }
}
