import { describe, expect, test } from 'vitest';
import { createSeededRandom, type SeededRandom } from '../../sim/index.ts';
import { weekdayOf } from './day-series.ts';
import { forecastSpend } from './forecast-spend.ts';

const usd = 1e9;
const firstDay = 20_000;

function normal(random: SeededRandom): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

const weekdays = [1.2, 1.3, 1.25, 1.2, 1.1, 0.5, 0.45];

/** Daily spend as organisations see it, in nano-USD. */
const worlds: Record<string, (random: SeededRandom, days: number) => readonly number[]> = {
  'steady with weekdays': (random, days) =>
    Array.from({ length: days }, (_, index) => {
      const factor = weekdays[weekdayOf(firstDay + index)] ?? 1;
      return Math.max(0, 1000 * usd * factor * (1 + 0.15 * normal(random)));
    }),
  'steady and skewed': (random, days) => Array.from({ length: days }, () => 400 * usd * Math.exp(0.4 * normal(random))),
  'a wandering level': (random, days) => {
    let level = 800;
    return Array.from({ length: days }, () => {
      level = Math.max(50, level * (1 + 0.04 * normal(random)));
      return level * usd * Math.max(0, 1 + 0.1 * normal(random));
    });
  },
  'nothing at week ends': (random, days) =>
    Array.from({ length: days }, (_, index) =>
      weekdayOf(firstDay + index) >= 5 ? 0 : 500 * usd * (1 + 0.2 * normal(random)),
    ),
};

/** How often the month's real end lies within the interval, over months cut at days 8 to 25 after five known weeks. */
function coverageOf(world: (random: SeededRandom, days: number) => readonly number[], seed: string) {
  const rounds = 300;
  let inside = 0;
  let relativeError = 0;
  const random = createSeededRandom(seed);
  for (let round = 0; round < rounds; round += 1) {
    const past = 35 + 8 + Math.floor(random.next() * 18);
    const last = 35 + 29;
    const series = world(random, last + 1);
    const elapsed = 0.4;
    const today = series[past] ?? 0;
    const before = series.slice(35, past).reduce((sum, value) => sum + value, 0);
    const end = series.slice(35).reduce((sum, value) => sum + value, 0);
    const forecast = forecastSpend({
      past: { firstDay, nanoUsd: series.slice(0, past) },
      today: firstDay + past,
      todayElapsed: elapsed,
      actualNanoUsd: before + today * elapsed,
      todayNanoUsd: today * elapsed,
      lastDay: firstDay + last,
    });
    if (end >= (forecast.low ?? Infinity) && end <= (forecast.high ?? -Infinity)) inside += 1;
    relativeError += Math.abs(forecast.nanoUsd - end) / end;
  }
  return { coverage: inside / rounds, error: relativeError / rounds };
}

describe('the 80 % interval of a month’s end', () => {
  for (const [name, world] of Object.entries(worlds)) {
    test(`holds about as often as it says: ${name}`, () => {
      const seed = `forecast of ${name}`;
      const { coverage, error } = coverageOf(world, seed);
      expect(coverage, `coverage with the seed “${seed}”`).toBeGreaterThanOrEqual(0.72);
      expect(coverage, `coverage with the seed “${seed}”`).toBeLessThanOrEqual(0.95);
      expect(error, `mean relative error with the seed “${seed}”`).toBeLessThan(0.1);
    });
  }

  test('canary: an interval without the level’s own error is found out', () => {
    const wander = worlds['a wandering level'];
    if (!wander) throw new Error('The world is gone.');
    const random = createSeededRandom('canary');
    let inside = 0;
    for (let round = 0; round < 200; round += 1) {
      const series = wander(random, 65);
      const forecast = forecastSpend({
        past: { firstDay, nanoUsd: series.slice(0, 45) },
        today: firstDay + 45,
        todayElapsed: 0,
        actualNanoUsd: 0,
        todayNanoUsd: 0,
        lastDay: firstDay + 64,
      });
      const end = series.slice(45).reduce((sum, value) => sum + value, 0);
      // Half as wide, as it would be if days could only err by themselves.
      const half = ((forecast.high ?? 0) - (forecast.low ?? 0)) / 4;
      if (Math.abs(end - forecast.nanoUsd) <= half) inside += 1;
    }
    expect(inside / 200).toBeLessThan(0.72);
  });
});

describe('a forecast', () => {
  const spent = { today: firstDay + 3, todayElapsed: 0.5, actualNanoUsd: 350, todayNanoUsd: 50 };

  test('adds what is left of today and the days to come', () => {
    const past = { firstDay, nanoUsd: [100, 100, 100] };
    const forecast = forecastSpend({ ...spent, past, lastDay: firstDay + 5 });
    expect(forecast.nanoUsd).toBeCloseTo(350 + 50 + 200);
    expect(forecast.days.map(({ nanoUsd }) => Math.round(nanoUsd))).toEqual([400, 500, 600]);
  });

  test('has no interval while only a few days are known', () => {
    const forecast = forecastSpend({ ...spent, past: { firstDay, nanoUsd: [100, 100, 100] }, lastDay: firstDay + 5 });
    expect([forecast.low, forecast.high]).toEqual([null, null]);
  });

  test('follows today alone on the first day, and says so', () => {
    const forecast = forecastSpend({
      ...spent,
      actualNanoUsd: 50,
      past: { firstDay, nanoUsd: [] },
      lastDay: firstDay + 4,
    });
    expect(forecast.pastDays).toBe(0);
    expect(forecast.nanoUsd).toBeCloseTo(50 + 50 + 100);
  });

  test('is never below what is spent', () => {
    const past = { firstDay, nanoUsd: Array.from({ length: 30 }, (_, index) => (index % 9 === 0 ? 1e12 : 0)) };
    const forecast = forecastSpend({
      ...spent,
      past,
      today: firstDay + 30,
      actualNanoUsd: 5e12,
      lastDay: firstDay + 35,
    });
    expect(forecast.low).toBeGreaterThanOrEqual(5e12);
  });
});
