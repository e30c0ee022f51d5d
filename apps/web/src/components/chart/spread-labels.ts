/** Moves labels apart that would lie on each other, as little as needed, and keeps them between two bounds. */
export function spreadLabels(
  wanted: readonly number[],
  leastGap: number,
  low: number,
  high: number,
): readonly number[] {
  const order = wanted.map((_, index) => index).toSorted((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = [...wanted];
  let lowest = low;
  for (const index of order) {
    placed[index] = Math.max(placed[index] ?? 0, lowest);
    lowest = (placed[index] ?? 0) + leastGap;
  }
  let highest = high;
  for (const index of order.toReversed()) {
    placed[index] = Math.min(placed[index] ?? 0, highest);
    highest = (placed[index] ?? 0) - leastGap;
  }
  return placed;
}
