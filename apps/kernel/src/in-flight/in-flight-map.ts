/**
 * What is under way, by id, in the order in which it began.
 *
 * A `Map` that every call passes through keeps alive more than it holds. When it makes room it leaves its old table behind, with what was in
 * it then and a reference to the next table. Once one of these has come into the old heap, it keeps all that follow, and the calls in them,
 * until that heap is marked again: at 64 calls at once that was every second (docs/decisions/0002). The tables of this map hold slots, and
 * a slot is emptied when what was in it is over.
 */
export class InFlightMap<Value> {
  readonly #slots = new Map<string, { value: Value | undefined }>();

  get size(): number {
    return this.#slots.size;
  }

  get(id: string): Value | undefined {
    return this.#slots.get(id)?.value;
  }

  set(id: string, value: Value): void {
    this.#slots.set(id, { value });
  }

  delete(id: string): void {
    const slot = this.#slots.get(id);
    if (slot === undefined) return;
    slot.value = undefined;
    this.#slots.delete(id);
  }

  *values(): IterableIterator<Value> {
    for (const { value } of this.#slots.values()) if (value !== undefined) yield value;
  }
}
