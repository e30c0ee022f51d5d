import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  boundsOf,
  formatTimeRange,
  freezeTimeRange,
  parseTimeRange,
  rangePresets,
  shiftTimeRange,
  type TimeRange,
} from './time-range.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const now = Date.parse('2026-11-18T09:42:17.400Z');
const anyMoment = fc.integer({ min: 0, max: 4e12 });
const anyRange: fc.Arbitrary<TimeRange> = fc.oneof(
  fc
    .integer({ min: 1, max: 366 * 24 * 60 })
    .map((minutes) => ({ kind: 'last', durationMs: minutes * minuteMs }) as const),
  fc
    .tuple(anyMoment, fc.integer({ min: 1, max: 366 * 24 * hourMs }))
    .map(([from, durationMs]) => ({ kind: 'span', from, to: from + durationMs }) as const),
);

describe('the text of an address', () => {
  test('gives back every range that was written into it', () => {
    fc.assert(
      fc.property(anyRange, (range) => {
        expect(parseTimeRange(formatTimeRange(range))).toEqual(range);
      }),
    );
  });

  test.each(rangePresets)('$text is $name', ({ text, durationMs }) => {
    expect(parseTimeRange(text)).toEqual({ kind: 'last', durationMs });
    expect(formatTimeRange({ kind: 'last', durationMs })).toBe(text);
  });

  test('stays short', () => {
    const text = '2026-11-18T08:42Z..2026-11-18T09:42Z';
    const range = parseTimeRange(text);
    expect(range && formatTimeRange(range)).toBe(text);
  });

  test.each(['', '1', 'h', '0h', '-1h', '1y', '400d', '..', '2026-11-18T09:42Z..', '2026-11-18..2026-11-19'])(
    '%j is no range',
    (text) => expect(parseTimeRange(text)).toBeUndefined(),
  );

  test.each([
    ['ends before it begins', '2026-11-18T09:42Z..2026-11-18T08:42Z'],
    ['is empty', '2026-11-18T09:42Z..2026-11-18T09:42Z'],
    ['names no day', '2026-02-31T09:42Z..2026-13-18T09:42Z'],
  ])('a span that %s is none', (_name, text) => expect(parseTimeRange(text)).toBeUndefined());
});

test('a range that ends now counts from the full minute and has no end', () => {
  expect(boundsOf({ kind: 'last', durationMs: hourMs }, now)).toEqual({ from: Date.parse('2026-11-18T08:42:00Z') });
});

test('a frozen range holds all that its sender saw, and stays as it is', () => {
  fc.assert(
    fc.property(anyRange, fc.integer({ min: 2e12, max: 4e12 }), (range, at) => {
      const frozen = freezeTimeRange(range, at);
      const seen = boundsOf(range, at);
      const kept = boundsOf(frozen, at + 1e9);
      expect(kept.from).toBe(seen.from);
      expect(kept.to).toBeGreaterThanOrEqual(seen.to ?? at);
      expect(freezeTimeRange(frozen, at + 1e9)).toEqual(frozen);
    }),
  );
});

describe('a shift', () => {
  test('goes back by the length of the range, without a gap', () => {
    const first = shiftTimeRange({ kind: 'last', durationMs: hourMs }, -1, now);
    expect(first).toEqual({
      kind: 'span',
      from: Date.parse('2026-11-18T07:42:00Z'),
      to: Date.parse('2026-11-18T08:42:00Z'),
    });
    expect(boundsOf(shiftTimeRange(first, -1, now), now).to).toBe(boundsOf(first, now).from);
  });

  test('forward again ends where it began', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rangePresets), fc.integer({ min: 1, max: 20 }), ({ durationMs }, steps) => {
        let range: TimeRange = { kind: 'last', durationMs };
        for (let step = 0; step < steps; step += 1) range = shiftTimeRange(range, -1, now);
        for (let step = 0; step < steps; step += 1) range = shiftTimeRange(range, 1, now);
        expect(range).toEqual({ kind: 'last', durationMs });
      }),
    );
  });

  test('never goes beyond now', () => {
    const last: TimeRange = { kind: 'last', durationMs: hourMs };
    expect(shiftTimeRange(last, 1, now)).toEqual(last);
  });
});
