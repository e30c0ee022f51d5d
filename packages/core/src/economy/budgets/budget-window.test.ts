import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDayOf, dayNumber } from './calendar-day.ts';
import { budgetWindowAt } from './index.ts';

/** Of `2026-11-21T23:59:59.999Z`. */
function at(text: string): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, ms = 0] = text.split(/\D/).map(Number);
  return dayNumber({ year, month, day }) * 86_400_000 + hour * 3_600_000 + minute * 60_000 + second * 1_000 + ms;
}
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/Sao_Paulo',
  'America/Asuncion',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Africa/Cairo',
  'Asia/Beirut',
  'America/Havana',
  'Australia/Lord_Howe',
] as const;
const between = { min: at('2005-01-01T00:00Z'), max: at('2036-12-31T00:00Z') };

describe('the window of a budget', () => {
  test.each([
    ['day', 'UTC', '2026-11-21T23:59:59.999Z', '2026-11-21T00:00Z', '2026-11-22T00:00Z'],
    ['day', 'Europe/Berlin', '2026-03-29T12:00Z', '2026-03-28T23:00Z', '2026-03-29T22:00Z'],
    ['day', 'Europe/Berlin', '2026-10-25T12:00Z', '2026-10-24T22:00Z', '2026-10-25T23:00Z'],
    ['day', 'America/Sao_Paulo', '2018-11-04T12:00Z', '2018-11-04T03:00Z', '2018-11-05T02:00Z'],
    ['day', 'America/Asuncion', '2024-03-24T03:30Z', '2024-03-23T03:00Z', '2024-03-24T04:00Z'],
    ['day', 'Pacific/Apia', '2011-12-31T12:00Z', '2011-12-31T10:00Z', '2012-01-01T10:00Z'],
    ['week', 'Asia/Tokyo', '2026-11-21T20:00Z', '2026-11-15T15:00Z', '2026-11-22T15:00Z'],
    ['month', 'America/Los_Angeles', '2026-11-01T03:00Z', '2026-10-01T07:00Z', '2026-11-01T07:00Z'],
    ['month', 'UTC', '2028-02-29T23:00Z', '2028-02-01T00:00Z', '2028-03-01T00:00Z'],
    ['hour', 'Asia/Kolkata', '2026-11-01T03:10Z', '2026-11-01T02:30Z', '2026-11-01T03:30Z'],
    ['day', 'No/Where', '2026-11-01T03:00Z', '2026-11-01T00:00Z', '2026-11-02T00:00Z'],
  ] as const)('of a %s in %s at %s', (period, zone, moment, start, end) => {
    const key = String(at(start));
    expect(budgetWindowAt(period, zone, at(moment))).toEqual({ key, startsAtMs: at(start), endsAtMs: at(end) });
  });

  test('that counts for ever has no end', () => {
    expect(budgetWindowAt('total', 'UTC', at('2026-11-01T03:00Z'))).toEqual({
      key: '0',
      startsAtMs: 0,
      endsAtMs: null,
    });
  });

  test('holds its moment, and begins where the one before it ends, in every zone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('day', 'week', 'month'),
        fc.constantFrom(...zones),
        fc.integer(between),
        (period, zone, moment) => {
          const window = budgetWindowAt(period, zone, moment);
          const { startsAtMs, endsAtMs } = window;
          if (endsAtMs === null) throw new Error('It has an end.');
          expect(startsAtMs).toBeLessThanOrEqual(moment);
          expect(endsAtMs).toBeGreaterThan(moment);
          expect(budgetWindowAt(period, zone, startsAtMs)).toEqual(window);
          expect(budgetWindowAt(period, zone, endsAtMs - 1)).toEqual(window);
          expect(budgetWindowAt(period, zone, endsAtMs).startsAtMs).toBe(endsAtMs);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('a day of the calendar', () => {
  test.each([
    [1970, 1, 1, 0],
    [1969, 12, 31, -1],
    [2000, 2, 29, 11_016],
    [2000, 3, 1, 11_017],
    [2026, 11, 21, 20_778],
    [2100, 3, 1, 47_541],
  ])('%i-%i-%i', (year, month, day, number) => {
    expect(dayNumber({ year, month, day })).toBe(number);
    expect(calendarDayOf(number)).toEqual({ year, month, day });
  });

  test('is the one after the day before it, and the months beyond the year count on', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (number) => {
        const { year, month, day } = calendarDayOf(number);
        expect(dayNumber({ year, month, day })).toBe(number);
        expect(dayNumber({ year: year - 1, month: month + 12, day })).toBe(number);
        expect(dayNumber({ year: year + 1, month: month - 12, day })).toBe(number);
      }),
    );
  });
});
