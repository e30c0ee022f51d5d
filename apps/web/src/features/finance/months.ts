const short = new Intl.DateTimeFormat('en-US', { month: 'short', year: 'numeric', timeZone: 'UTC' });
const long = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });

function partsOf(month: string): readonly [year: number, index: number] {
  const [year = 2000, number = 1] = month.split('-').map(Number);
  return [year, number - 1];
}

/** The month so many before (negative) or after it: `2026-12` and 1 give `2027-01`. */
export function stepMonth(month: string, step: number): string {
  const [year, index] = partsOf(month);
  const months = year * 12 + index + step;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** `Nov 2026` */
export function monthName(month: string): string {
  return short.format(new Date(`${month}-01`));
}

/** `November 2026` */
export function longMonthName(month: string): string {
  return long.format(new Date(`${month}-01`));
}

/** `2026-02-28` of `2026-02`. */
export function lastDayOf(month: string): string {
  const [year, index] = partsOf(month);
  return new Date(Date.UTC(year, index + 1, 0)).toISOString().slice(0, 10);
}

/** The month that a moment is in, of UTC. */
export function monthOf(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 7);
}

/** First and last day of a month, as `2026-11-01` and `2026-11-30`. */
export function daysOfMonth(month: string): { readonly firstDay: string; readonly lastDay: string } {
  return { firstDay: `${month}-01`, lastDay: lastDayOf(month) };
}

/** Months to choose from, the latest first; the chosen one is among them, however old. */
export function offeredMonths(thisMonth: string, chosen: string): readonly string[] {
  const latest = Array.from({ length: 24 }, (_, index) => stepMonth(thisMonth, -index));
  return latest.includes(chosen) ? latest : [...latest, chosen].toSorted().toReversed();
}
