const dayMs = 86_400_000;
const format = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?Z$/;

/**
 * Days from 1 March of year 0 to that day, in the Gregorian calendar. Years begin in March, so that a leap day is the last of
 * its year and the lengths of months before it repeat: 153 days in five months.
 */
function daysSinceMarch(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = (month + 9) % 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((153 * marchMonth + 2) / 5) + day - 1;
}

const epochDays = daysSinceMarch(1970, 1, 1);
const two = (value: number): string => value.toString().padStart(2, '0');

/** A moment of UTC as ISO 8601 has it, to the second: `2026-11-18T09:00:00Z`. */
export function momentText(ms: number): string {
  const days = Math.floor(ms / dayMs);
  const seconds = Math.floor((ms - days * dayMs) / 1_000);
  const marchDays = days + epochDays;
  // A first guess that is at most a year too late.
  let year = Math.floor(marchDays / 365.2425) + 1;
  while (daysSinceMarch(year, 3, 1) > marchDays) year -= 1;
  const dayOfYear = marchDays - daysSinceMarch(year, 3, 1);
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const date = `${(month <= 2 ? year + 1 : year).toString().padStart(4, '0')}-${two(month)}-${two(day)}`;
  return `${date}T${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}Z`;
}

/** Epoch ms of such a text; undefined for one that names no moment. */
export function parseMoment(text: string): number | undefined {
  const match = format.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const ms = (daysSinceMarch(year, month, day) - epochDays) * dayMs + ((hour * 60 + minute) * 60 + second) * 1_000;
  // A 31st of November is the 1st of December: written back, it is another text.
  return momentText(ms) === `${text.slice(0, 19)}Z` ? ms + Number((match[7] ?? '').padEnd(3, '0')) : undefined;
}
