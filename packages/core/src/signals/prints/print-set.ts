const slotsFirst = 256;
const slotsMax = 8_192;

/** Prints that were seen: an open table of 32-bit numbers, 1 to 32 KiB. One that is full forgets all. */
export class PrintSet {
  #slots = new Uint32Array(slotsFirst);
  #size = 0;

  get bytes(): number {
    return this.#slots.byteLength;
  }

  has(print: number): boolean {
    return this.#slots[this.#find(stored(print))] !== 0;
  }

  /** True when it was not there. */
  add(print: number): boolean {
    const value = stored(print);
    const at = this.#find(value);
    if (this.#slots[at] !== 0) return false;
    this.#slots[at] = value;
    this.#size += 1;
    if (this.#size * 2 > this.#slots.length) this.#grow();
    return true;
  }

  #find(value: number): number {
    const mask = this.#slots.length - 1;
    let at = Math.imul(value, 0x9e3779b1) >>> 8;
    for (at &= mask; this.#slots[at] !== 0 && this.#slots[at] !== value;) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const former = this.#slots;
    const isFull = former.length >= slotsMax;
    this.#slots = new Uint32Array(isFull ? slotsFirst : Math.min(slotsMax, former.length * 4));
    this.#size = 0;
    if (!isFull) for (const value of former) if (value !== 0) this.add(value);
  }
}

/** 0 marks a free slot. */
function stored(print: number): number {
  const value = print % 2 ** 32;
  return value === 0 ? 1 : value;
}
