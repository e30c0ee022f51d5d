import type { DayAmounts } from './day-amounts.ts';
import { dayMs } from './month-span.ts';

/** Each day from the first until before `untilDay`, with or without spend. */
export function daysWire({ nanoUsd, calls }: DayAmounts, firstDay: number, untilDay: number) {
  return Array.from({ length: Math.max(0, untilDay - firstDay) }, (_, index) => {
    const day = firstDay + index;
    return { startsAt: day * dayMs, nanoUsd: (nanoUsd.get(day) ?? 0n).toString(), calls: calls.get(day) ?? 0 };
  });
}
