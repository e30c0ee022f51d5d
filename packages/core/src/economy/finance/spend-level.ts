import { weekdayOf, type DaySeries } from './day-series.ts';

const learningRates = [0.05, 0.1, 0.2, 0.3, 0.5] as const;
const warmUpDays = 5;
/** A weekday that takes next to nothing still has errors of this part of an average day. */
export const leastErrorShare = 0.25;

/** What an average day costs now, and how far a day's spend strays from what was expected of it. */
export interface SpendLevel {
  readonly nanoUsd: number;
  /** How much of each day's surprise the level keeps: 0.05 for a steady series, more for one that wanders. */
  readonly learningRate: number;
  /** Standard deviation of one average day's error; null when there are too few days to say. */
  readonly deviationNanoUsd: number | null;
  readonly errors: number;
}

function follow({ firstDay, nanoUsd }: DaySeries, factors: readonly number[], learningRate: number): SpendLevel {
  const first = nanoUsd.slice(0, 7);
  let level = first.reduce((sum, value) => sum + value, 0) / Math.max(1, first.length);
  const squares: number[] = [];
  for (const [index, value] of nanoUsd.entries()) {
    const factor = factors[weekdayOf(firstDay + index)] ?? 1;
    const error = value - factor * level;
    if (index >= warmUpDays) squares.push((error / Math.max(factor, leastErrorShare)) ** 2);
    level = Math.max(0, level + learningRate * factor * error);
  }
  const errors = squares.length;
  const deviation = errors === 0 ? null : Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / errors);
  return { nanoUsd: level, learningRate, deviationNanoUsd: deviation, errors };
}

/** Simple exponential smoothing of what the weekdays leave, at the rate that would have erred least so far. */
export function spendLevel(past: DaySeries, factors: readonly number[]): SpendLevel {
  const levels = learningRates.map((rate) => follow(past, factors, rate));
  return levels.reduce((best, level) =>
    (level.deviationNanoUsd ?? Infinity) < (best.deviationNanoUsd ?? Infinity) ? level : best,
  );
}
