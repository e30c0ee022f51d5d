import type { BudgetPeriod } from './budget.ts';
import { calendarDayOf, dayNumber } from './calendar-day.ts';
import { offsetAt } from './offset-at.ts';

/** A stretch of time over which a budget counts anew. */
export interface BudgetWindow {
  /** When it began, in ms since 1970, with the end user that it counts after a slash; or the run that it counts. */
  readonly key: string;
  readonly startsAtMs: number;
  /** Null: it does not end by itself. */
  readonly endsAtMs: number | null;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * The window of a period in which a moment lies. Days, weeks (from Monday) and months begin at midnight in the time zone, also
 * where the clocks are put forward at midnight: then when the day begins.
 *
 * @param timeZone IANA name; an unknown one counts as UTC
 */
export function budgetWindowAt(period: Exclude<BudgetPeriod, 'run'>, timeZone: string, atMs: number): BudgetWindow {
  if (period === 'total') return { key: '0', startsAtMs: 0, endsAtMs: null };
  if (period === 'hour') {
    const offset = offsetAt(timeZone, atMs) % hourMs;
    const startsAtMs = Math.floor((atMs + offset) / hourMs) * hourMs - offset;
    return windowOf(startsAtMs, startsAtMs + hourMs);
  }
  const first = firstDayOf(period, dayAt(timeZone, atMs));
  const start = startOfDay(timeZone, first);
  // Clocks that are put back over midnight show yesterday's date again: the day has begun all the same.
  if (atMs < start) return windowOf(startOfDay(timeZone, daysLater(period, first, -1)), start);
  const next = daysLater(period, first, 1);
  const end = startOfDay(timeZone, next);
  if (atMs < end) return windowOf(start, end);
  return windowOf(end, startOfDay(timeZone, daysLater(period, next, 1)));
}

/** The window of a run: it lasts as long as the run. */
export function budgetWindowOfRun(runId: string, startsAtMs: number): BudgetWindow {
  return { key: runId, startsAtMs, endsAtMs: null };
}

function windowOf(startsAtMs: number, endsAtMs: number): BudgetWindow {
  return { key: String(startsAtMs), startsAtMs, endsAtMs };
}

/** As days since 1970. */
function firstDayOf(period: 'day' | 'week' | 'month', day: number): number {
  if (period === 'day') return day;
  // Day 0 was a Thursday.
  if (period === 'week') return day - ((((day + 3) % 7) + 7) % 7);
  return dayNumber({ ...calendarDayOf(day), day: 1 });
}

function daysLater(period: 'day' | 'week' | 'month', day: number, count: number): number {
  if (period === 'day') return day + count;
  if (period === 'week') return day + count * 7;
  const { year, month } = calendarDayOf(day);
  return dayNumber({ year, month: month + count, day: 1 });
}

/** The first moment at which clocks there show the day. */
function startOfDay(timeZone: string, day: number): number {
  const wall = day * dayMs;
  const candidates = [wall - dayMs, wall, wall + dayMs].map((atMs) => wall - offsetAt(timeZone, atMs));
  const found = candidates.filter((atMs) => dayAt(timeZone, atMs) === day && dayAt(timeZone, atMs - 1) < day);
  if (found.length > 0) return Math.min(...found);
  // Midnight does not exist: the change of the clocks is the first moment of the day.
  let before = wall - dayMs;
  let after = wall + dayMs;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayAt(timeZone, middle) >= day) after = middle;
    else before = middle;
  }
  return after;
}

/** The date that clocks there show, as days since 1970. */
function dayAt(timeZone: string, atMs: number): number {
  return Math.floor((atMs + offsetAt(timeZone, atMs)) / dayMs);
}
