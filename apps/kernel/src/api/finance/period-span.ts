import { dayMs, monthSpanOf, type DaySpan } from './month-span.ts';

/** Days such as `2026-11-18`, both included. */
export function periodSpanOf({ from, to }: { readonly from: string; readonly to: string }): DaySpan {
  const [firstDay, lastDay] = [Date.parse(from) / dayMs, Date.parse(to) / dayMs];
  return { fromMs: firstDay * dayMs, toMs: (lastDay + 1) * dayMs, firstDay, lastDay };
}

/** As many days as have begun, right before the first. */
export function spanBefore({ firstDay, lastDay }: DaySpan, today: number): DaySpan {
  const days = Math.max(1, Math.min(lastDay, today) - firstDay + 1);
  const before = { firstDay: firstDay - days, lastDay: firstDay - 1 };
  return { ...before, fromMs: before.firstDay * dayMs, toMs: firstDay * dayMs };
}

interface MonthOrDays {
  readonly month?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The days of a question that the contract has checked: those of a month, or others. */
export function spanOf({ month, from = '', to = '' }: MonthOrDays): DaySpan {
  return month === undefined ? periodSpanOf({ from, to }) : monthSpanOf(month);
}
