export const dayMs = 86_400_000;

/** Whole days of UTC, counted since 1970-01-01. */
export interface DaySpan {
  readonly fromMs: number;
  /** Not included. */
  readonly toMs: number;
  readonly firstDay: number;
  readonly lastDay: number;
}

/** A month of UTC. */
export interface MonthSpan extends DaySpan {
  readonly month: string;
}

/** Whole days before a month that its estimates learn from. */
export const pastDays = 42;

/** The month of a text such as `2026-11`. */
export function monthSpanOf(month: string): MonthSpan {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  const fromMs = Date.UTC(year, number - 1, 1);
  const toMs = Date.UTC(year, number, 1);
  return { month, fromMs, toMs, firstDay: fromMs / dayMs, lastDay: toMs / dayMs - 1 };
}

/** The month that a moment is in. */
export function monthOf(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 7);
}

export const dayOf = (epochMs: number): number => Math.floor(epochMs / dayMs);

/** `2026-11-18` */
export const dayText = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);
