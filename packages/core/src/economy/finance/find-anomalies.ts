import { weekdayOf, type DaySeries } from './day-series.ts';
import { medianOf, robustZ } from './robust-spread.ts';

export interface AnomalyRules {
  /** Modified z-score on the logarithm of a day's spend above which it is unusual. */
  readonly zLimit: number;
  /** It must cost at least so much more than expected, in nano-USD and as a part of what was expected. */
  readonly leastNanoUsd: number;
  readonly leastShare: number;
  /** How many days before it a day is compared with, and on how many of them something must have been spent. */
  readonly baselineDays: number;
  readonly leastDays: number;
}

export const standardAnomalyRules: AnomalyRules = {
  zLimit: 3.5,
  leastNanoUsd: 1_000_000_000,
  leastShare: 0.3,
  baselineDays: 42,
  leastDays: 7,
};

/** Days in a row that cost far more than those before them. */
export interface SpendAnomaly {
  readonly firstDay: number;
  readonly lastDay: number;
  /** Sums over its days, in nano-USD. */
  readonly actualNanoUsd: number;
  readonly expectedNanoUsd: number;
  /** Of its most unusual day. */
  readonly z: number;
}

/** Days whose spend hardly varies are not unusual for a few percent: the least deviation on the logarithmic scale. */
const leastDeviation = 0.05;
const isWeekend = (day: number) => weekdayOf(day) >= 5;

interface KnownDay {
  readonly day: number;
  readonly nanoUsd: number;
}

/** So many working days, or days of a week end, have a middle of their own. */
const leastOfKind = 4;

/** Middle of the days of one kind, of all when too few of its kind are known. */
function middleOf(weekend: boolean, before: readonly KnownDay[], value: (known: KnownDay) => number): number {
  const alike = before.filter(({ day }) => isWeekend(day) === weekend);
  return medianOf((alike.length >= leastOfKind ? alike : before).map(value));
}

/**
 * How unusual a day is on the logarithmic scale, and what was expected. Its middle is that of working days or of week ends;
 * the deviation is taken from all days around the middle of their kind, as two week ends alone would say little of it.
 */
function compare({ day, nanoUsd }: KnownDay, before: readonly KnownDay[], rules: AnomalyRules) {
  // Days below a hundredth of what counts at all are alike, nothing among them.
  const scaled = (known: { readonly nanoUsd: number }) => Math.log(Math.max(known.nanoUsd, rules.leastNanoUsd / 100));
  const middles = new Map([true, false].map((weekend) => [weekend, middleOf(weekend, before, scaled)]));
  const away = (known: KnownDay) => scaled(known) - (middles.get(isWeekend(known.day)) ?? 0);
  return {
    expected: middleOf(isWeekend(day), before, (known) => known.nanoUsd),
    z: robustZ(away({ day, nanoUsd }), before.map(away), leastDeviation),
  };
}

/**
 * Unusual days of one series from `fromDay` on, joined where they follow each other. A day found is no part of what later
 * days are compared with, so that a step up stays in sight until somebody says that it is expected.
 */
export function findAnomalies(
  { firstDay, nanoUsd }: DaySeries,
  fromDay: number,
  rules: AnomalyRules = standardAnomalyRules,
): readonly SpendAnomaly[] {
  const usual: KnownDay[] = [];
  const found: SpendAnomaly[] = [];
  for (const [index, value] of nanoUsd.entries()) {
    const day = firstDay + index;
    // Days on which it did not work say nothing of what a day of its work costs.
    const baseline = usual.filter((known) => known.nanoUsd > 0 && known.day >= day - rules.baselineDays);
    const { expected, z } = compare({ day, nanoUsd: value }, baseline, rules);
    const isUnusual =
      baseline.length >= rules.leastDays &&
      z > rules.zLimit &&
      value - expected >= rules.leastNanoUsd &&
      value - expected >= rules.leastShare * expected;
    if (!isUnusual) {
      usual.push({ day, nanoUsd: value });
    } else if (day >= fromDay) {
      const last = found.at(-1);
      const joined = last?.lastDay === day - 1 ? last : undefined;
      if (joined) found.pop();
      found.push({
        firstDay: joined?.firstDay ?? day,
        lastDay: day,
        actualNanoUsd: (joined?.actualNanoUsd ?? 0) + value,
        expectedNanoUsd: (joined?.expectedNanoUsd ?? 0) + expected,
        z: Math.max(joined?.z ?? 0, z),
      });
    }
  }
  return found;
}
