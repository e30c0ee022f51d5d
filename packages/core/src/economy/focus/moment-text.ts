import { calendarDayOf, dayNumber } from '../budgets/index.ts';

const dayMs = 86_400_000;
const format = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?Z$/;

const padded = (value: number, digits: number): string => value.toString().padStart(digits, '0');

/** A moment of UTC as ISO 8601 has it, to the second: `2026-11-18T09:00:00Z`. */
export function momentText(ms: number): string {
  const days = Math.floor(ms / dayMs);
  const seconds = Math.floor((ms - days * dayMs) / 1_000);
  const { year, month, day } = calendarDayOf(days);
  const time = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}T${time.map((part) => padded(part, 2)).join(':')}Z`;
}

/** Epoch ms of such a text; undefined for one that names no moment. */
export function parseMoment(text: string): number | undefined {
  const match = format.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const ms = dayNumber({ year, month, day }) * dayMs + ((hour * 60 + minute) * 60 + second) * 1_000;
  // A 31st of November is the 1st of December: written back, it is another text.
  return momentText(ms) === `${text.slice(0, 19)}Z` ? ms + Number((match[7] ?? '').padEnd(3, '0')) : undefined;
}
