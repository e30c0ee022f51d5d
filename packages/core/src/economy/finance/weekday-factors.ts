import { weekdayOf, type DaySeries } from './day-series.ts';

const leastDays = 14;
/** How many average days are mixed into each weekday, so that two Sundays are not taken for a law. */
const shrinkDays = 0.5;

/** How much of an average day each weekday takes, Monday first; all 1 when less than two weeks are known. */
export function weekdayFactors({ firstDay, nanoUsd }: DaySeries): readonly number[] {
  const mean = nanoUsd.reduce((sum, value) => sum + value, 0) / Math.max(1, nanoUsd.length);
  if (nanoUsd.length < leastDays || mean <= 0) return [1, 1, 1, 1, 1, 1, 1];
  const sums = Array.from({ length: 7 }, () => shrinkDays * mean);
  const counts = Array.from({ length: 7 }, () => shrinkDays);
  for (const [index, value] of nanoUsd.entries()) {
    const weekday = weekdayOf(firstDay + index);
    sums[weekday] = (sums[weekday] ?? 0) + value;
    counts[weekday] = (counts[weekday] ?? 0) + 1;
  }
  const rough = sums.map((sum, weekday) => sum / (counts[weekday] ?? 1) / mean);
  const scale = 7 / rough.reduce((sum, factor) => sum + factor, 0);
  return rough.map((factor) => factor * scale);
}
