import { describe, expect, test } from 'vitest';
import { createSeededRandom, type SeededRandom } from '../../sim/index.ts';
import { weekdayOf } from './day-series.ts';
import { findAnomalies } from './find-anomalies.ts';

const usd = 1e9;
const firstDay = 20_000;
const monthFrom = 42;
const days = 72;

function normal(random: SeededRandom): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

/** An agent with a working week; `spikes` maps a day's place to how many times its usual spend it cost. */
function agentSeries(random: SeededRandom, spikes: ReadonlyMap<number, number>) {
  const level = 20 + 200 * random.next();
  const quiet = 0.2 + 0.6 * random.next();
  return Array.from({ length: days }, (_, index) => {
    const kind = weekdayOf(firstDay + index) >= 5 ? quiet : 1;
    return level * usd * kind * Math.exp(0.25 * normal(random)) * (spikes.get(index) ?? 1);
  });
}

test('finds four fifths of injected spikes and little else', () => {
  const seed = 'spikes';
  const random = createSeededRandom(seed);
  let [hits, misses, falseAlarms] = [0, 0, 0];
  for (let agent = 0; agent < 300; agent += 1) {
    const spikes = new Map<number, number>();
    if (agent % 3 === 0) spikes.set(monthFrom + Math.floor(random.next() * 30), 3 + 5 * random.next());
    const series = { firstDay, nanoUsd: agentSeries(random, spikes) };
    const found = findAnomalies(series, firstDay + monthFrom);
    const foundDays = new Set(found.flatMap(({ firstDay: from, lastDay }) => range(from, lastDay)));
    for (const place of spikes.keys()) {
      if (foundDays.delete(firstDay + place)) hits += 1;
      else misses += 1;
    }
    falseAlarms += foundDays.size;
  }
  const recall = hits / (hits + misses);
  const precision = hits / (hits + falseAlarms);
  expect(recall, `recall with the seed “${seed}”`).toBeGreaterThan(0.8);
  expect(precision, `precision with the seed “${seed}”`).toBeGreaterThan(0.7);
});

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

describe('an anomaly', () => {
  const steady = (last: readonly number[]) => ({
    firstDay,
    nanoUsd: [...Array.from({ length: 28 }, (_, index) => (10 + (index % 3)) * usd), ...last],
  });

  test('is one finding while its days follow each other, with what it cost beyond the usual', () => {
    const [found, ...others] = findAnomalies(steady([60 * usd, 70 * usd, 11 * usd]), firstDay);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ firstDay: firstDay + 28, lastDay: firstDay + 29, actualNanoUsd: 130 * usd });
    expect((found?.actualNanoUsd ?? 0) - (found?.expectedNanoUsd ?? 0)).toBeGreaterThan(100 * usd);
  });

  test('is not raised for cents, however unusual', () => {
    const cents = steady([60 * usd]).nanoUsd.map((value) => value / 100);
    expect(findAnomalies({ firstDay, nanoUsd: cents }, firstDay)).toEqual([]);
  });

  test('is not raised for a few percent, however steady the days before', () => {
    const flat = { firstDay, nanoUsd: [...Array.from({ length: 28 }, () => 100 * usd), 125 * usd] };
    expect(findAnomalies(flat, firstDay)).toEqual([]);
  });

  test('needs a week to compare with', () => {
    expect(findAnomalies({ firstDay, nanoUsd: [1, 1, 1, 1, 1, 900].map((value) => value * usd) }, firstDay)).toEqual(
      [],
    );
  });

  test('of an earlier month is not told again', () => {
    expect(findAnomalies(steady([60 * usd]), firstDay + 29)).toEqual([]);
  });
});
