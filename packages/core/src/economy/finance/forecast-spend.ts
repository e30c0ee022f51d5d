import { weekdayOf, type DaySeries } from './day-series.ts';
import { leastErrorShare, spendLevel, type SpendLevel } from './spend-level.ts';
import { weekdayFactors } from './weekday-factors.ts';

const standardQuantile80 = 1.2816;
const leastErrors = 5;
/** An hour: less of a day says nothing of the whole. */
const leastElapsed = 1 / 24;

export interface ForecastInput {
  /** Whole days before today, of this period and before it. */
  readonly past: DaySeries;
  /** Days since 1970-01-01, UTC. */
  readonly today: number;
  /** How much of today is over, 0 to 1. */
  readonly todayElapsed: number;
  /** Spent since the period began, with today. */
  readonly actualNanoUsd: number;
  readonly todayNanoUsd: number;
  /** The period's last day. */
  readonly lastDay: number;
}

/** What the period will have cost at the end of a day, as if nothing were capped. Nano-USD. */
export interface ForecastDay {
  readonly day: number;
  readonly nanoUsd: number;
  /** 80 % interval; null when too few days are known for one. */
  readonly low: number | null;
  readonly high: number | null;
}

export interface SpendForecast {
  readonly nanoUsd: number;
  readonly low: number | null;
  readonly high: number | null;
  /** From how many whole days; 0: from today alone. */
  readonly pastDays: number;
  /** From today to the period's last day. */
  readonly days: readonly ForecastDay[];
}

/** Student's quantile from the normal one, by the first term of its expansion. */
function quantile(errors: number): number {
  const z = standardQuantile80;
  return z + (z ** 3 + z) / (4 * Math.max(1, errors - 1));
}

function levelOf({ past, todayNanoUsd, todayElapsed }: ForecastInput, factors: readonly number[]): SpendLevel {
  if (past.nanoUsd.length > 0) return spendLevel(past, factors);
  const nanoUsd = todayNanoUsd / Math.max(leastElapsed, todayElapsed);
  return { nanoUsd, learningRate: 1, deviationNanoUsd: null, errors: 0 };
}

/**
 * Spend at a period's end: what is spent plus what is left of today and each day to come at the level of the past, by
 * weekday. The interval counts each day's own error and what every error does to the level of the days after it, so that
 * it widens for a series that wanders. It takes errors as normal and independent; costs below what is spent are cut off.
 */
export function forecastSpend(input: ForecastInput): SpendForecast {
  const { past, today, todayElapsed, actualNanoUsd, lastDay } = input;
  const factors = weekdayFactors(past);
  const level = levelOf(input, factors);
  const shares = Array.from({ length: Math.max(0, lastDay - today + 1) }, (_, index) => {
    const factor = factors[weekdayOf(today + index)] ?? 1;
    return index === 0 ? factor * (1 - todayElapsed) : factor;
  });
  const deviation = level.errors < leastErrors ? null : level.deviationNanoUsd;
  const spread = quantile(level.errors) * (deviation ?? 0);
  let cumulative = actualNanoUsd;
  const days = shares.map((share, index): ForecastDay => {
    cumulative += share * level.nanoUsd;
    if (deviation === null) return { day: today + index, nanoUsd: cumulative, low: null, high: null };
    const half = spread * Math.sqrt(errorSquares(shares.slice(0, index + 1), todayElapsed, level.learningRate));
    return {
      day: today + index,
      nanoUsd: cumulative,
      low: Math.max(actualNanoUsd, cumulative - half),
      high: cumulative + half,
    };
  });
  const end = days.at(-1);
  return {
    nanoUsd: end?.nanoUsd ?? actualNanoUsd,
    low: end?.low ?? null,
    high: end?.high ?? null,
    pastDays: past.nanoUsd.length,
    days,
  };
}

/** Variance of a sum of days in units of one average day's: each day's error, and what it adds to all days after it. */
function errorSquares(shares: readonly number[], todayElapsed: number, learningRate: number): number {
  let after = 0;
  let squares = 0;
  for (let index = shares.length - 1; index >= 0; index -= 1) {
    const share = shares[index] ?? 0;
    // A part of a day has a part of its variance.
    const own = index === 0 ? Math.sqrt(1 - todayElapsed) : 1;
    squares += (own * Math.max(share, leastErrorShare * own) + learningRate * after) ** 2;
    after += share;
  }
  return squares;
}
