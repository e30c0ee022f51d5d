/** A date of the Gregorian calendar; months from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const dayMs = 86_400_000;

/** Days since 1 January 1970 of a day in UTC; months beyond 12 and days beyond the month's count on. */
export function dayNumber({ year, month, day }: CalendarDay): number {
  // Unlike `Date.UTC`, this takes the years 0 to 99 for what they are.
  return new Date(0).setUTCFullYear(year, month - 1, day) / dayMs;
}

/** The day that is so many days after 1 January 1970. */
export function calendarDayOf(number: number): CalendarDay {
  const date = new Date(number * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
