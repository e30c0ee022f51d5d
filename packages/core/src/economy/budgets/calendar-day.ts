/** A date of the Gregorian calendar; months from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const daysPerEra = 146_097;
const daysToEpoch = 719_468;

/**
 * Days since 1 January 1970; months beyond 12 and days beyond the month's count on. Reckons from March, so that the leap day comes
 * last (E. G. Richards' algorithm, as in “chrono-compatible low-level date algorithms” by H. Hinnant).
 */
export function dayNumber({ year, month, day }: CalendarDay): number {
  const months = year * 12 + month - 1;
  const monthOfYear = ((months % 12) + 12) % 12;
  const calendarYear = (months - monthOfYear) / 12;
  const marchYear = monthOfYear < 2 ? calendarYear - 1 : calendarYear;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((monthOfYear + 10) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysPerEra + dayOfEra - daysToEpoch;
}

/** The day that is so many days after 1 January 1970. */
export function calendarDayOf(number: number): CalendarDay {
  const shifted = number + daysToEpoch;
  const era = Math.floor(shifted / daysPerEra);
  const dayOfEra = shifted - era * daysPerEra;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1 };
}
