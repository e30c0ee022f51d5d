import fc from 'fast-check';
import { expect, test } from 'vitest';
import { momentText, parseMoment } from './moment-text.ts';

test.each([
  [0, '1970-01-01T00:00:00Z'],
  [946_684_799_000, '1999-12-31T23:59:59Z'],
  [951_868_800_000, '2000-03-01T00:00:00Z'],
  [1_793_491_200_000, '2026-11-01T00:00:00Z'],
  [1_835_481_599_000, '2028-02-29T23:59:59Z'],
])('%d ms is %s', (ms, text) => expect(momentText(ms)).toBe(text));

test('a moment is read back as it was written, and later ones are later texts', () => {
  const seconds = fc.integer({ min: 0, max: 4_102_444_800 });
  fc.assert(
    fc.property(seconds, seconds, (one, other) => {
      expect(parseMoment(momentText(one * 1_000))).toBe(one * 1_000);
      expect(momentText(one * 1_000) < momentText(other * 1_000)).toBe(one < other);
    }),
  );
});

test('a day that no month has is no moment', () => {
  expect(parseMoment('2026-11-31T00:00:00Z')).toBeUndefined();
  expect(parseMoment('2026-13-01T00:00:00Z')).toBeUndefined();
  expect(parseMoment('2026-11-18')).toBeUndefined();
});
