import { calendarDayOf, dayNumber, offsetAt } from '../budgets/index.ts';
import type { ReportPeriod, ReportTiming, ReportTurn } from './report-timing.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A month whose books were closed. */
export interface ClosedMonth {
  /** `2026-11` */
  readonly month: string;
  readonly closedAtMs: number;
}

/**
 * The turns of a schedule are numbered by the day, week or month on whose local date they fall, so that those that follow one another
 * cover periods that follow one another, whatever the clocks do between them. A turn is due at its hour there, but never before its
 * period, which is of UTC, is over: east of Greenwich that may be some hours later.
 */
function turnOf(timing: ReportTiming, index: number): ReportTurn {
  const period = periodBefore(timing, index);
  const wished = firstMomentOf(timing.timeZone, localDayOf(timing, index), timing.hour);
  return { dueAtMs: Math.max(wished, period.toMs), period };
}

/** The next turn after a moment; undefined for those that follow the closing of books, which nobody can foretell. */
export function nextReportTurn(timing: ReportTiming, afterMs: number): ReportTurn | undefined {
  if (timing.every === 'close') return undefined;
  let index = indexNear(timing, afterMs) - 2;
  let turn = turnOf(timing, index);
  while (turn.dueAtMs <= afterMs) {
    index += 1;
    turn = turnOf(timing, index);
  }
  return turn;
}

/**
 * The turn that is to be taken now: of those after `doneUntilMs` the last that is due, so that what was missed is made good by one
 * report and not by many. Of months that were closed each has its own, the one closed first before the others.
 */
export function dueReportTurn(
  timing: ReportTiming,
  doneUntilMs: number,
  nowMs: number,
  closedMonths: readonly ClosedMonth[],
): ReportTurn | undefined {
  if (timing.every === 'close') {
    const [first] = closedMonths
      .filter(({ closedAtMs }) => closedAtMs > doneUntilMs && closedAtMs <= nowMs)
      .toSorted((one, other) => one.closedAtMs - other.closedAtMs);
    return first && { dueAtMs: first.closedAtMs, period: monthPeriod(first.month) };
  }
  const last = lastTurn(timing, nowMs);
  return last.dueAtMs > doneUntilMs ? last : undefined;
}

/** What a report would be about if it came now: the last period that is over, or the month that was closed last. */
export function presentReportTurn(
  timing: ReportTiming,
  nowMs: number,
  closedMonths: readonly ClosedMonth[],
): ReportTurn {
  if (timing.every !== 'close') return { ...lastTurn(timing, nowMs), dueAtMs: nowMs };
  const [last] = closedMonths.toSorted((one, other) => (one.month < other.month ? 1 : -1));
  if (last) return { dueAtMs: nowMs, period: monthPeriod(last.month) };
  const { year, month } = calendarDayOf(Math.floor(nowMs / dayMs));
  return { dueAtMs: nowMs, period: monthSpan(year, month - 1) };
}

/** The period of the same kind that came before it: what a report compares with. */
export function periodBeforeThat({ kind, fromMs }: ReportPeriod): ReportPeriod {
  if (kind === 'month') {
    const { year, month } = calendarDayOf(fromMs / dayMs);
    return monthSpan(year, month - 1);
  }
  return { kind, fromMs: fromMs - (kind === 'day' ? 1 : 7) * dayMs, toMs: fromMs };
}

/** The last turn that is due at a moment. */
function lastTurn(timing: ReportTiming, nowMs: number): ReportTurn {
  let index = indexNear(timing, nowMs) + 2;
  let turn = turnOf(timing, index);
  while (turn.dueAtMs > nowMs) {
    index -= 1;
    turn = turnOf(timing, index);
  }
  return turn;
}

/** Of a moment, by UTC; the zone's own is at most one beside it. */
function indexNear({ every }: ReportTiming, atMs: number): number {
  const day = Math.floor(atMs / dayMs);
  if (every === 'day') return day;
  // Day 0 was a Thursday.
  if (every === 'week') return Math.floor((day + 3) / 7);
  const { year, month } = calendarDayOf(day);
  return year * 12 + month - 1;
}

/** The date of a turn, in days since 1970. */
function localDayOf({ every, weekday, monthDay }: ReportTiming, index: number): number {
  if (every === 'day') return index;
  if (every === 'week') return index * 7 - 3 + (weekday ?? 1) - 1;
  const first = dayNumber({ year: 0, month: index + 1, day: 1 });
  const next = dayNumber({ year: 0, month: index + 2, day: 1 });
  return Math.min(first + (monthDay ?? 1) - 1, next - 1);
}

function periodBefore(timing: ReportTiming, index: number): ReportPeriod {
  if (timing.every === 'month') return monthSpan(0, index);
  const toMs = localDayOf(timing, index) * dayMs;
  return timing.every === 'week'
    ? { kind: 'week', fromMs: toMs - 7 * dayMs, toMs }
    : { kind: 'day', fromMs: toMs - dayMs, toMs };
}

/** Months below 1 and beyond 12 count on into other years. */
function monthSpan(year: number, month: number): ReportPeriod {
  return {
    kind: 'month',
    fromMs: dayNumber({ year, month, day: 1 }) * dayMs,
    toMs: dayNumber({ year, month: month + 1, day: 1 }) * dayMs,
  };
}

function monthPeriod(text: string): ReportPeriod {
  const [year = 1970, month = 1] = text.split('-').map(Number);
  return monthSpan(year, month);
}

/**
 * The first moment at which clocks there show the hour on that day. An hour that is left out comes when the clocks go on, one that is
 * shown twice comes once, and of a day that is left out, the first moment after it.
 */
function firstMomentOf(timeZone: string, day: number, hour: number): number {
  const wall = day * dayMs + hour * hourMs;
  // The clocks of that day, of the day before and of the day after: they differ where they are changed in between.
  const candidates = [wall - dayMs, wall, wall + dayMs].map((atMs) => wall - offsetAt(timeZone, atMs));
  const shown = candidates.filter((atMs) => atMs + offsetAt(timeZone, atMs) === wall);
  if (shown.length > 0) return Math.min(...shown);
  let before = Math.min(...candidates) - dayMs;
  let after = Math.max(...candidates) + dayMs;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (middle + offsetAt(timeZone, middle) >= wall) after = middle;
    else before = middle;
  }
  return after;
}
