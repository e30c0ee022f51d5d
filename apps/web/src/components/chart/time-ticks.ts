import { formatDate, formatHour, startOfDay } from '@/format/index.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const stepsMs = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720].map((minutes) => minutes * minuteMs);
const daySteps = [1, 2, 7, 14, 30, 91, 182, 365, 730, 1825] as const;

export interface TimeTick {
  readonly atMs: number;
  readonly label: string;
}

function dayTicks(fromMs: number, toMs: number, zone: string, most: number): readonly TimeTick[] {
  const days = (toMs - fromMs) / dayMs;
  const step = daySteps.find((count) => days / count <= most) ?? Math.ceil(days / most);
  const ticks: TimeTick[] = [];
  // From noon to noon, then back to the day's beginning: days of 23 and 25 hours do not shift it.
  for (let noon = startOfDay(fromMs, zone) + dayMs / 2; noon < toMs + dayMs; noon += step * dayMs) {
    const atMs = startOfDay(noon, zone);
    if (atMs >= fromMs && atMs <= toMs) ticks.push({ atMs, label: formatDate(atMs, zone).replace(/ \d{4}$/, '') });
  }
  return ticks;
}

const tickLeastPx = 44;

/** Every second, third or nth of them, so that the words of those that stay have room in so many pixels. */
export function thinTicks(ticks: readonly TimeTick[], plotPx: number): readonly TimeTick[] {
  const every = Math.max(1, Math.ceil((ticks.length * tickLeastPx) / Math.max(plotPx, tickLeastPx)));
  return ticks.filter((_, index) => index % every === 0);
}

/** Round times of a zone between two moments, at most about `most`: hours within two days, then dates. */
export function timeTicks(fromMs: number, toMs: number, zone: string, most = 6): readonly TimeTick[] {
  if (!(toMs > fromMs)) return [];
  if (toMs - fromMs > 2 * dayMs) return dayTicks(fromMs, toMs, zone, most);
  const step = stepsMs.find((length) => (toMs - fromMs) / length <= most) ?? 12 * hourMs;
  const begin = startOfDay(fromMs, zone);
  const first = begin + Math.ceil((fromMs - begin) / step) * step;
  const count = Math.floor((toMs - first) / step) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const atMs = first + index * step;
    return { atMs, label: formatHour(atMs, zone) };
  });
}
