import { describe, expect, test } from 'vitest';
import { arrivalTimes, burstGaps, gammaGaps, poissonGaps } from './arrivals.ts';
import { drawGamma, drawIndex, drawLognormal } from './distributions.ts';
import { createSeededRandom } from './random.ts';

function momentsOf(values: readonly number[]): { mean: number; variation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, variation: Math.sqrt(variance) / mean };
}

function drawMany(count: number, draw: () => number): number[] {
  return Array.from({ length: count }, draw);
}

function gapsOf(times: readonly number[]): number[] {
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}

describe('seeded chance', () => {
  test('the same seed repeats itself, another one or another fork does not', () => {
    const first = drawMany(50, createSeededRandom(7).next);
    expect(drawMany(50, createSeededRandom(7).next)).toStrictEqual(first);
    expect(drawMany(50, createSeededRandom(8).next)).not.toStrictEqual(first);
    expect(drawMany(50, createSeededRandom(7).fork('a').next)).not.toStrictEqual(
      drawMany(50, createSeededRandom(7).fork('b').next),
    );
  });

  test('a fork does not depend on how much was drawn before', () => {
    const random = createSeededRandom(7);
    const early = drawMany(20, random.fork('later').next);
    drawMany(100, random.next);
    expect(drawMany(20, random.fork('later').next)).toStrictEqual(early);
  });

  test('numbers are uniform: each tenth of the interval gets its share, whatever the seed', () => {
    for (const seed of [0, 1, 2, 3]) {
      const counts = Array.from({ length: 10 }, () => 0);
      for (const value of drawMany(20_000, createSeededRandom(seed).next)) {
        counts[Math.floor(value * 10)] = (counts[Math.floor(value * 10)] ?? 0) + 1;
      }
      for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200);
    }
  });
});

describe('distributions', () => {
  const random = createSeededRandom(11);

  test('a lognormal has its median, a gamma its mean and variation', () => {
    const lognormal = drawMany(20_000, () => drawLognormal(random, Math.log(200), 1)).toSorted((a, b) => a - b);
    expect(lognormal[10_000]).toBeGreaterThan(190);
    expect(lognormal[10_000]).toBeLessThan(210);
    for (const shape of [0.5, 0.84, 3]) {
      const { mean, variation } = momentsOf(drawMany(40_000, () => drawGamma(random, shape, 10)));
      expect(mean).toBeCloseTo(10, 0);
      expect(variation).toBeCloseTo(1 / Math.sqrt(shape), 1);
    }
  });

  test('arrivals have their rate; bursts vary more than Poisson', () => {
    const poisson = momentsOf(gapsOf(arrivalTimes(poissonGaps(random, 5), 20_000)));
    expect(poisson.mean).toBeCloseTo(200, -1);
    expect(poisson.variation).toBeCloseTo(1, 1);
    expect(momentsOf(gapsOf(arrivalTimes(gammaGaps(random, 5, 0.84), 20_000))).variation).toBeCloseTo(1.09, 1);
    const pattern = { onPerSecond: 10, meanOnMs: 1000, meanOffMs: 3000 };
    const bursts = momentsOf(gapsOf(arrivalTimes(burstGaps(random, pattern), 40_000)));
    expect(Math.abs(bursts.mean - 400)).toBeLessThan(30);
    expect(bursts.variation).toBeGreaterThan(2);
  });

  test('an index is drawn in proportion to its weight', () => {
    const drawn = drawMany(20_000, () => drawIndex(random, [1, 0, 3]));
    expect(drawn).not.toContain(1);
    expect(drawn.filter((index) => index === 2).length / drawn.length).toBeCloseTo(0.75, 1);
  });
});
