import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countDays,
  daysOfAddress,
  daysOfName,
  periodChoices,
  problemOfDays,
  readDay,
  stepDays,
} from './period-days.ts';

const none = { period: null, from: null, to: null };

describe('the days of a name', () => {
  test.each([
    ['this-month', '2026-11-22', '2026-11-01', '2026-11-22'],
    ['last-month', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['last-month', '2026-01-05', '2025-12-01', '2025-12-31'],
    ['7d', '2026-03-03', '2026-02-25', '2026-03-03'],
    ['90d', '2026-01-01', '2025-10-04', '2026-01-01'],
    ['quarter', '2026-06-30', '2026-04-01', '2026-06-30'],
    ['year', '2028-02-29', '2028-01-01', '2028-02-29'],
  ] as const)('%s, on %s, are from %s to %s', (name, today, from, to) => {
    expect(daysOfName(name, today)).toEqual({ from, to });
  });

  test('can always be shown, and end no later than the day they are seen from', () => {
    const day = fc
      .integer({ min: 11_500, max: 40_000 })
      .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.constantFrom(...periodChoices), (today, name) => {
        const days = daysOfName(name, today);
        expect(problemOfDays(days)).toBeUndefined();
        expect(days.to <= today).toBe(true);
      }),
    );
  });
});

test('an address asks for its own days before a name, and for a month when they cannot be shown', () => {
  const today = '2026-11-22';
  expect(daysOfAddress({ ...none, from: '2026-10-02', to: '2026-10-09', period: '7d' }, today)).toEqual({
    from: '2026-10-02',
    to: '2026-10-09',
  });
  expect(daysOfAddress({ ...none, from: '2026-10-09', to: '2026-10-02' }, today)).toBeUndefined();
  expect(daysOfAddress({ ...none, from: '2024-10-09', to: '2026-10-02' }, today)).toBeUndefined();
  expect(daysOfAddress(none, today)).toBeUndefined();
  expect(countDays({ from: '2026-02-28', to: '2026-03-01' })).toBe(2);
});

test('a step goes to as many days right before, or after', () => {
  const days = { from: '2026-03-01', to: '2026-03-03' };
  expect(stepDays(days, -1)).toEqual({ from: '2026-02-26', to: '2026-02-28' });
  expect(stepDays(stepDays(days, -1), 1)).toEqual(days);
});

test('days that are in no calendar are none', () => {
  expect(['2026-02-30', '2026-13-01', '26-01-01', 'today'].map(readDay)).toEqual([null, null, null, null]);
  expect(readDay('2028-02-29')).toBe('2028-02-29');
});
