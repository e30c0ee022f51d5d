/** Days of UTC such as `2026-11-18`, both included. */
export interface PeriodDays {
  readonly from: string;
  readonly to: string;
}

export const periodNames = {
  'this-month': 'This month to date',
  'last-month': 'Last month',
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
  '90d': 'Last 90 days',
  quarter: 'Quarter to date',
  year: 'Year to date',
} as const;
export type PeriodName = keyof typeof periodNames;

/** The names, as a choice of the address. */
export const periodChoices = Object.keys(periodNames) as readonly PeriodName[];

/** The kernel adds up no more days at once. */
const daysMost = 400;
const dayMs = 86_400_000;

const textOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);
const lastDays = (today: string, days: number) => textOf(Date.parse(today) - (days - 1) * dayMs);

/** The day itself as the calendar has it; null for `2026-02-30` and other texts. */
export function readDay(text: string): string | null {
  if (!/^20\d{2}-\d{2}-\d{2}$/.test(text)) return null;
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) || textOf(atMs) !== text ? null : text;
}

/** The days of a name, seen from a day. */
export function daysOfName(name: PeriodName, today: string): PeriodDays {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1];
  const firstOf = (index: number) => textOf(Date.UTC(year, index, 1));
  switch (name) {
    case 'this-month':
      return { from: firstOf(month), to: today };
    case 'last-month':
      return { from: firstOf(month - 1), to: textOf(Date.UTC(year, month, 0)) };
    case '7d':
      return { from: lastDays(today, 7), to: today };
    case '30d':
      return { from: lastDays(today, 30), to: today };
    case '90d':
      return { from: lastDays(today, 90), to: today };
    case 'quarter':
      return { from: firstOf(month - (month % 3)), to: today };
    case 'year':
      return { from: firstOf(0), to: today };
  }
}

/** Why these days cannot be shown, in words for who chose them; undefined when they can. */
export function problemOfDays({ from, to }: PeriodDays): string | undefined {
  if (readDay(from) === null || readDay(to) === null) return 'Choose both days.';
  const days = countDays({ from, to });
  if (days < 1) return 'The last day is before the first: swap them.';
  return days > daysMost ? `Choose at most ${daysMost} days; these are ${days}.` : undefined;
}

export function countDays({ from, to }: PeriodDays): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;
}

/** The same number of days right before (-1) or after. */
export function stepDays({ from, to }: PeriodDays, step: 1 | -1): PeriodDays {
  const offsetMs = step * countDays({ from, to }) * dayMs;
  return { from: textOf(Date.parse(from) + offsetMs), to: textOf(Date.parse(to) + offsetMs) };
}

interface PeriodAddress {
  readonly period: PeriodName | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** The days that an address asks for; undefined when it asks for a month, or for days that cannot be shown. */
export function daysOfAddress({ period, from, to }: PeriodAddress, today: string): PeriodDays | undefined {
  if (from !== null && to !== null && problemOfDays({ from, to }) === undefined) return { from, to };
  return period === null ? undefined : daysOfName(period, today);
}
