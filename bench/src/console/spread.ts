/** A whole number below `below`, the same for the same position and seed, and even over positions (Knuth's multiplicative hash). */
export function spreadInteger(position: number, seed: number, below: number): number {
  const mixed = Math.imul((position + 1) ^ Math.imul(seed + 1, 0x9e3779b1), 0x85ebca6b);
  const stirred = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
  return ((stirred ^ (stirred >>> 13)) >>> 0) % below;
}

/** The element at a position that is known to exist. */
export function pick<Value>(values: readonly Value[], position: number): Value {
  const value = values[position];
  if (value === undefined) throw new Error(`There is nothing at ${position} of ${values.length}: the list is empty.`);
  return value;
}
