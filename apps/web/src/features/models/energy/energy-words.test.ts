import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joulesText, rangeText, readJoules } from './energy-words.ts';

test('joules a token are read to the microjoule, and written as they were typed', () => {
  expect(['0.42', '7', ' 0.000001 '].map(readJoules)).toEqual([420_000, 7_000_000, 1]);
  expect(['', '-1', '1e3', '0.0000001', 'much'].map(readJoules)).toEqual(Array.from({ length: 5 }, () => Number.NaN));
  fc.assert(fc.property(fc.nat(99_999), (tens) => readJoules(joulesText(tens * 10)) === tens * 10));
});

test('a range has both ends, a certain figure one', () => {
  expect(rangeText({ low: 210_000, high: 7_100_000 })).toBe('0.21 to 7.1 J');
  expect(rangeText({ low: 500_000, high: 500_000 })).toBe('0.5 J');
});
