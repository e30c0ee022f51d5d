import type { DaySeries } from '@agent-os/core/economy';
import type { DaySpendRow } from '@agent-os/db';
import { dayOf } from './month-span.ts';
import { amountOf, type SpendKind } from './spend-kind.ts';

/** What one owner spent by day, in nano-USD, and how many calls came; days count since 1970-01-01. */
export interface DayAmounts {
  readonly nanoUsd: ReadonlyMap<number, bigint>;
  readonly calls: ReadonlyMap<number, number>;
}

/** Sums rows of days by day. */
export function dayAmounts(rows: readonly DaySpendRow[], kind: SpendKind): DayAmounts {
  const nanoUsd = new Map<number, bigint>();
  const calls = new Map<number, number>();
  for (const row of rows) {
    const day = dayOf(row.day.getTime());
    nanoUsd.set(day, (nanoUsd.get(day) ?? 0n) + amountOf(row, kind));
    calls.set(day, (calls.get(day) ?? 0) + row.calls);
  }
  return { nanoUsd, calls };
}

/**
 * Whole days from `fromDay` until before `untilDay`, for estimates. It begins with the first day of spend: what was before
 * the first call is not known to be nothing.
 */
export function daySeries({ nanoUsd }: DayAmounts, fromDay: number, untilDay: number): DaySeries {
  const known = [...nanoUsd].filter(([day, amount]) => amount > 0n && day >= fromDay && day < untilDay);
  const firstDay = known.reduce((first, [day]) => Math.min(first, day), untilDay);
  return {
    firstDay,
    nanoUsd: Array.from({ length: untilDay - firstDay }, (_, index) => Number(nanoUsd.get(firstDay + index) ?? 0n)),
  };
}

/** All that was spent from the first day to the last, both included. */
export function sumDays({ nanoUsd }: DayAmounts, firstDay: number, lastDay: number): bigint {
  let sum = 0n;
  for (const [day, amount] of nanoUsd) if (day >= firstDay && day <= lastDay) sum += amount;
  return sum;
}
