import type { LineSeries } from './prepare-lines.ts';

/**
 * Values of a series at every time of the chart, so that its line does not break where only another series has a point:
 * on the straight between its neighbours, or the one before it for steps. Null where one of them is not known, and
 * outside of the series. Times rise.
 */
export function drawnValues(
  { points, steps = false }: LineSeries,
  timesMs: readonly number[],
): readonly (number | null)[] {
  const sorted = points.toSorted((a, b) => a.atMs - b.atMs);
  let next = 0;
  return timesMs.map((atMs) => {
    while (next < sorted.length && (sorted[next]?.atMs ?? 0) < atMs) next += 1;
    const after = sorted[next];
    if (after?.atMs === atMs) return after.value;
    const before = sorted[next - 1];
    if (!before || !after || before.value === null || after.value === null) return null;
    if (steps) return before.value;
    const share = (atMs - before.atMs) / (after.atMs - before.atMs);
    return before.value + share * (after.value - before.value);
  });
}
