import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, quantileOfSorted, spreadOf } from './statistics.ts';

const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 300 });

describe('quantileOfSorted', () => {
  it('takes the nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
    expect([0, 0.5, 0.99, 1].map((fraction) => quantileOfSorted(hundred, fraction))).toStrictEqual([1, 50, 99, 100]);
  });

  it('returns a measured value that at least the stated share of all values does not exceed', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (unsorted, fraction) => {
        const sorted = unsorted.toSorted((left, right) => left - right);
        const quantile = quantileOfSorted(sorted, fraction);
        expect(sorted).toContain(quantile);
        expect(sorted.filter((value) => value <= quantile).length / sorted.length).toBeGreaterThanOrEqual(fraction);
      }),
    );
  });

  it('is not a number for no values', () => {
    expect(quantileOfSorted([], 0.5)).toBeNaN();
  });
});

describe('median and spread', () => {
  it('do not depend on the order of the rounds', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(spreadOf([9, 1, 5])).toStrictEqual({ min: 1, max: 9 });
    fc.assert(
      fc.property(values, (list) => {
        expect(median(list)).toBe(median(list.toReversed()));
      }),
    );
  });

  it('are missing for no rounds', () => {
    expect(median([])).toBeNaN();
    expect(spreadOf([])).toBeNull();
  });
});
