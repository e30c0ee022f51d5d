import { formatDate, formatHour, nothing } from '@/format/index.ts';

const noonMs = 12 * 3_600_000;

/** `21:50` on the day it is, `26 Nov 09:30` on another, `1 Jan 2027` in another year or where it is midnight. */
export function formatMoment(at: number | null, zone: string, nowMs: number): string {
  if (at === null) return nothing;
  const [day, today] = [formatDate(at, zone), formatDate(nowMs, zone)];
  if (day === today) return formatHour(at, zone);
  // Midnight is the end of the day before it as much as the beginning of the next.
  if (formatHour(at, zone) === '00:00' && formatDate(at - noonMs, zone) === today) return '00:00';
  const clock = formatHour(at, zone);
  if (day.slice(-4) !== today.slice(-4)) return day;
  return clock === '00:00' ? day.slice(0, -5) : `${day.slice(0, -5)} ${clock}`;
}
