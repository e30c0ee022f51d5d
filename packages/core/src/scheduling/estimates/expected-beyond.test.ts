import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectedBeyond } from './expected-beyond.ts';

describe('the mean of a lognormal quantity beyond a point', () => {
  test('agrees with the sum over its density', () => {
    for (const [median, deviation, past] of [
      [10, 0.5, 1],
      [10, 0.25, 10],
      [10, 0.25, 14],
      [10, 0.25, 22],
      [3, 1.5, 40],
    ] as const) {
      expect(expectedBeyond(median, deviation, past) / summed(median, deviation, past)).toBeCloseTo(1, 4);
    }
  });

  test('is the whole mean where nothing is excluded', () => {
    expect(expectedBeyond(10, 0.05, 0.5)).toBeCloseTo(10 * Math.exp(0.05 ** 2 / 2), 9);
  });

  test('is greater than the point and grows with it, however far out', () => {
    const positive = (most: number) => fc.double({ min: 0.05, max: most, noNaN: true });
    fc.assert(
      fc.property(positive(1000), positive(2), positive(1e5), (median, deviation, past) => {
        const mean = expectedBeyond(median, deviation, past);
        expect(mean).toBeGreaterThan(past);
        expect(expectedBeyond(median, deviation, past * 1.1)).toBeGreaterThan(mean * (1 - 1e-9));
      }),
    );
  });
});

/** The mean beyond `past` by the trapezoidal rule over the logarithm. */
function summed(median: number, deviation: number, past: number): number {
  const from = Math.log(past);
  const steps = 200_000;
  const width = (Math.log(median) + 12 * deviation - from) / steps;
  let [weight, total] = [0, 0];
  for (let index = 0; index <= steps; index += 1) {
    const logarithm = from + index * width;
    const density =
      Math.exp(-(((logarithm - Math.log(median)) / deviation) ** 2) / 2) * (index % steps === 0 ? 0.5 : 1);
    weight += density;
    total += density * Math.exp(logarithm);
  }
  return total / weight;
}
