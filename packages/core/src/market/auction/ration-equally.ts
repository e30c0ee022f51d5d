/**
 * Takes `excess` away from all alike, and from nobody more than there is: what one cannot give, the others give. Long-side rationing
 * as in Huang, Scheller-Wolf and Sycara (2002); n log n.
 */
export function rationEqually(quantities: readonly number[], excess: number): readonly number[] {
  const ascending = Float64Array.from(quantities).toSorted();
  let left = excess;
  let each = 0;
  for (const [given, quantity] of ascending.entries()) {
    each = left / (ascending.length - given);
    if (each <= quantity) break;
    left -= quantity;
  }
  return quantities.map((quantity) => Math.max(0, quantity - each));
}
