import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromLocalText, toLocalText } from './local-time.ts';

const zones = ['UTC', 'Europe/Oslo', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland', 'Australia/Lord_Howe'];
const minuteMs = 60_000;

test('a moment comes back from every zone’s clock, but for the hour that a clock shows twice', () => {
  const anyMinute = fc.integer({ min: 0, max: 2_000_000 * 24 }).map((minutes) => minutes * minuteMs + 1.6e12);
  fc.assert(
    fc.property(anyMinute, fc.constantFrom(...zones), (at, zone) => {
      const back = fromLocalText(toLocalText(at, zone), zone);
      expect(toLocalText(back ?? 0, zone)).toBe(toLocalText(at, zone));
      expect(Math.abs((back ?? 0) - at)).toBeLessThanOrEqual(60 * minuteMs);
    }),
  );
});

test.each([
  ['winter', '2026-01-15T10:42', '2026-01-15T09:42:00.000Z'],
  ['summer', '2026-07-15T10:42', '2026-07-15T08:42:00.000Z'],
  ['the hour that is left out', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
  ['the hour that comes twice', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
])('Oslo, %s', (_name, text, utc) => {
  expect(new Date(fromLocalText(text, 'Europe/Oslo') ?? 0).toISOString()).toBe(utc);
});

test.each(['', '2026-11-18', '2026-11-18T', '2026-13-18T10:42'])('%j is unfinished', (text) => {
  expect(fromLocalText(text, 'UTC')).toBeUndefined();
});
