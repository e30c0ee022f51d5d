import fc from 'fast-check';
import { expect, test } from 'vitest';
import { percentilesOf } from './percentiles.ts';

test('percentiles of the numbers from 1 to 100 are those numbers', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(percentilesOf(values)).toStrictEqual({ p50: 50, p90: 90, p99: 99 });
});

test('one value is every percentile, and no values have none', () => {
  expect(percentilesOf([3])).toStrictEqual({ p50: 3, p90: 3, p99: 3 });
  expect(percentilesOf([])).toBeUndefined();
});

test('at least the stated share of the values is at most the percentile', () => {
  const anyValues = fc.array(fc.double({ noNaN: true, min: 0, max: 1e9 }), { minLength: 1 });
  fc.assert(
    fc.property(anyValues, (values) => {
      const { p50, p90, p99 } = percentilesOf(values) ?? { p50: -1, p90: -1, p99: -1 };
      const atMost = (limit: number) => values.filter((value) => value <= limit).length / values.length;
      return atMost(p50) >= 0.5 && atMost(p90) >= 0.9 && atMost(p99) >= 0.99 && p50 <= p90 && p90 <= p99;
    }),
  );
});
