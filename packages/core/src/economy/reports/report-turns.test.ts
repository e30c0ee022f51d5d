import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber } from '../budgets/index.ts';
import { dueReportTurn, nextReportTurn, presentReportTurn, type ReportTiming } from './index.ts';

const dayMs = 86_400_000;
/** Of `2026-11-21T23:59Z`. */
function at(text: string): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/\D/).map(Number);
  return dayNumber({ year, month, day }) * dayMs + hour * 3_600_000 + minute * 60_000;
}
const timing = (changes: Partial<ReportTiming>): ReportTiming => ({
  every: 'day',
  weekday: null,
  monthDay: null,
  hour: 8,
  timeZone: 'UTC',
  ...changes,
});

describe('the next turn', () => {
  test.each([
    [
      'in winter',
      { timeZone: 'Europe/Berlin' },
      '2026-01-10T12:00',
      '2026-01-11T07:00',
      '2026-01-10T00:00',
      '2026-01-11T00:00',
    ],
    [
      'in summer',
      { timeZone: 'Europe/Berlin' },
      '2026-07-10T12:00',
      '2026-07-11T06:00',
      '2026-07-10T00:00',
      '2026-07-11T00:00',
    ],
    // 2:00 to 3:00 is left out: it comes when the clocks go on, at 3:00 summer time.
    [
      'at an hour that is left out',
      { timeZone: 'Europe/Berlin', hour: 2 },
      '2026-03-28T12:00',
      '2026-03-29T01:00',
      '2026-03-28T00:00',
      '2026-03-29T00:00',
    ],
    [
      'at an hour shown twice, once',
      { timeZone: 'Europe/Berlin', hour: 2 },
      '2026-10-24T12:00',
      '2026-10-25T00:00',
      '2026-10-24T00:00',
      '2026-10-25T00:00',
    ],
    [
      'after it, the day after',
      { timeZone: 'Europe/Berlin', hour: 2 },
      '2026-10-25T00:00',
      '2026-10-26T01:00',
      '2026-10-25T00:00',
      '2026-10-26T00:00',
    ],
    // The day of UTC is over at 9:00 in Tokyo.
    [
      'never before its day of UTC is over',
      { timeZone: 'Asia/Tokyo' },
      '2026-11-20T12:00',
      '2026-11-21T00:00',
      '2026-11-20T00:00',
      '2026-11-21T00:00',
    ],
    [
      'on a Monday, of the week before',
      { every: 'week', weekday: 1 },
      '2026-11-21T00:00',
      '2026-11-23T08:00',
      '2026-11-16T00:00',
      '2026-11-23T00:00',
    ],
    [
      'on the first, of the month before',
      { every: 'month', monthDay: 1 },
      '2026-11-21T00:00',
      '2026-12-01T08:00',
      '2026-11-01T00:00',
      '2026-12-01T00:00',
    ],
    [
      'on the 31st of a shorter month',
      { every: 'month', monthDay: 31 },
      '2027-02-01T00:00',
      '2027-02-28T08:00',
      '2027-01-01T00:00',
      '2027-02-01T00:00',
    ],
    [
      'in a leap year',
      { every: 'month', monthDay: 30 },
      '2028-02-01T00:00',
      '2028-02-29T08:00',
      '2028-01-01T00:00',
      '2028-02-01T00:00',
    ],
    [
      'on a first that begins in the east',
      { every: 'month', monthDay: 1, timeZone: 'Pacific/Auckland' },
      '2026-11-21T00:00',
      '2026-12-01T00:00',
      '2026-11-01T00:00',
      '2026-12-01T00:00',
    ],
  ] as const)('%s', (...[, changes, after, due, from, to]) => {
    const turn = nextReportTurn(timing(changes), at(after));
    expect(turn).toMatchObject({ dueAtMs: at(due), period: { fromMs: at(from), toMs: at(to) } });
  });

  test('after books are closed cannot be foretold; each closing has its own, the first before the others', () => {
    const close = timing({ every: 'close' });
    expect(nextReportTurn(close, 0)).toBeUndefined();
    const closed = [
      { month: '2026-11', closedAtMs: 300 },
      { month: '2026-10', closedAtMs: 200 },
    ];
    expect(dueReportTurn(close, 100, 1000, closed)).toMatchObject({
      dueAtMs: 200,
      period: { toMs: at('2026-11-01T00:00') },
    });
    expect(dueReportTurn(close, 200, 1000, closed)?.dueAtMs).toBe(300);
    expect(dueReportTurn(close, 300, 1000, closed)).toBeUndefined();
    expect(presentReportTurn(close, at('2027-01-05T00:00'), closed).period.fromMs).toBe(at('2026-11-01T00:00'));
    expect(presentReportTurn(close, at('2027-01-05T00:00'), []).period.fromMs).toBe(at('2026-12-01T00:00'));
  });
});

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/Sao_Paulo',
  'America/Havana',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Africa/Cairo',
  'Asia/Beirut',
  'Australia/Lord_Howe',
] as const;
const timings = fc.record({
  every: fc.constantFrom('day', 'week', 'month'),
  weekday: fc.integer({ min: 1, max: 7 }),
  monthDay: fc.integer({ min: 1, max: 31 }),
  hour: fc.integer({ min: 0, max: 23 }),
  timeZone: fc.constantFrom(...zones),
});
const moments = fc.integer({ min: at('2005-01-01T00:00'), max: at('2036-12-31T00:00') });

type Turns = typeof nextReportTurn;

/** Turns follow one another, each after its period is over, and their periods leave nothing out and tell nothing twice. */
function holdsFor(next: Turns) {
  return fc.property(timings, moments, (given, moment) => {
    const first = next(given, moment);
    const second = first && next(given, first.dueAtMs);
    if (!first || !second) return false;
    const follow = first.dueAtMs > moment && second.dueAtMs > first.dueAtMs;
    const over = first.period.toMs <= first.dueAtMs && second.period.toMs <= second.dueAtMs;
    return follow && over && second.period.fromMs === first.period.toMs;
  });
}

describe('turns', () => {
  test('leave no day out, tell none twice, and come when their period is over, in every zone', () => {
    fc.assert(holdsFor(nextReportTurn), { numRuns: 300 });
  });

  test('that are due are the last of those that were to come', () => {
    fc.assert(
      fc.property(timings, moments, fc.integer({ min: 0, max: 90 }), (given, since, days) => {
        const now = since + days * dayMs;
        const due = dueReportTurn(given, since, now, []);
        const first = nextReportTurn(given, since);
        if (!first || first.dueAtMs > now) return due === undefined;
        const after = due && nextReportTurn(given, due.dueAtMs);
        return due !== undefined && due.dueAtMs <= now && after !== undefined && after.dueAtMs > now;
      }),
      { numRuns: 200 },
    );
  });

  test('canary: months of thirty days leave a day out, or tell one twice', () => {
    const naive: Turns = (given, afterMs) => {
      const turn = nextReportTurn(given, afterMs);
      if (turn?.period.kind !== 'month') return turn;
      return { ...turn, period: { ...turn.period, fromMs: turn.period.toMs - 30 * dayMs } };
    };
    expect(fc.check(holdsFor(naive), { seed: 42, numRuns: 500 }).failed).toBe(true);
  });

  test('canary: a report that comes an hour early comes before its period is over', () => {
    const naive: Turns = (given, afterMs) => {
      const turn = nextReportTurn(given, afterMs);
      return turn && { ...turn, dueAtMs: turn.dueAtMs - 3_600_000 };
    };
    expect(fc.check(holdsFor(naive), { seed: 7, numRuns: 1_000 }).failed).toBe(true);
  });
});
