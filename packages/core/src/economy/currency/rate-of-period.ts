import { divideRounded } from './divide-rounded.ts';
import type { ExchangeRate } from './exchange-rate.ts';

/** A rate somebody entered. Days are counted since 1970-01-01, of UTC. */
export interface DatedRate {
  readonly fromDay: number;
  /** Of two rates from the same day, the one with the higher number corrects the other. */
  readonly number: number;
  readonly rate: ExchangeRate;
}

/** Days of a period, both included. */
export interface DaySpan {
  readonly firstDay: number;
  readonly lastDay: number;
}

export interface RatePart extends DatedRate, DaySpan {}

export type PeriodRate =
  | { readonly kind: 'rate'; readonly rate: ExchangeRate; readonly parts: readonly [RatePart, ...RatePart[]] }
  /** The period begins with days of which no rate is known. */
  | { readonly kind: 'missing'; readonly missing: DaySpan };

/** Of each day on which rates begin, the one that holds; by day. */
function holdingRates(rates: readonly DatedRate[]): readonly DatedRate[] {
  const byDay = new Map<number, DatedRate>();
  for (const rate of rates) {
    const other = byDay.get(rate.fromDay);
    if (other === undefined || other.number < rate.number) byDay.set(rate.fromDay, rate);
  }
  return [...byDay.values()].toSorted((one, other) => one.fromDay - other.fromDay);
}

/** The parts of a period with a rate each, by day; days before the first rate are in none. */
function partsOf(rates: readonly DatedRate[], { firstDay, lastDay }: DaySpan): readonly RatePart[] {
  const holding = holdingRates(rates);
  return holding.flatMap((rate, index) => {
    const first = Math.max(rate.fromDay, firstDay);
    const last = Math.min((holding[index + 1]?.fromDay ?? Infinity) - 1, lastDay);
    return first > last ? [] : [{ ...rate, firstDay: first, lastDay: last }];
  });
}

/**
 * The one rate for all amounts of a period (docs/decisions/0019): the mean of its days' rates, each day counting
 * the same, days to come included. Of one day it is the rate of that day. Without a rate for each day there is none.
 */
export function rateOfPeriod(rates: readonly DatedRate[], period: DaySpan): PeriodRate {
  const [first, ...others] = partsOf(rates, period);
  if (first === undefined) return { kind: 'missing', missing: period };
  if (first.firstDay > period.firstDay) {
    return { kind: 'missing', missing: { firstDay: period.firstDay, lastDay: first.firstDay - 1 } };
  }
  const parts: [RatePart, ...RatePart[]] = [first, ...others];
  const daysOf = ({ firstDay, lastDay }: DaySpan) => BigInt(lastDay - firstDay + 1);
  const sum = parts.reduce((total, part) => total + part.rate * daysOf(part), 0n);
  return { kind: 'rate', rate: divideRounded(sum, daysOf(period)), parts };
}
