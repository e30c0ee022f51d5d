import { describe, expect, test } from 'vitest';
import { createSeededRandom, type SeededRandom } from '../../sim/index.ts';
import { defaultLoopPolicy } from '../loop-policy.ts';
import type { LoopEvidence } from '../loops/index.ts';
import { VelocityWatch } from './velocity-watch.ts';

const minuteMs = 60_000;
const seeds = Array.from({ length: 40 }, (_, index) => 7_000 + index);

/** Log-normal: what a minute costs varies by a factor, not by an amount. */
function minuteCost(random: SeededRandom, medianNanoUsd: number, spread: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return medianNanoUsd * Math.exp(spread * normal);
}

/** Minutes with ten calls each; the last three cost `factor` times as much. */
function play(seed: number, factor: number, dailyBudgetNanoUsd?: bigint): LoopEvidence | undefined {
  const random = createSeededRandom(seed);
  const watch = new VelocityWatch();
  for (let minute = 0; minute < 240; minute += 1) {
    const cost = minuteCost(random, 300_000_000, 0.5) * (minute >= 237 ? factor : 1);
    for (let call = 0; call < 10; call += 1) {
      const id = `call_${minute}_${call}`;
      const settled = { id, agentId: 'agent', runId: null, costNanoUsd: BigInt(Math.round(cost / 10)) };
      const found = watch.settled(settled, defaultLoopPolicy, dailyBudgetNanoUsd, minute * minuteMs + call * 5_000);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

describe(`cost a minute, seeds ${seeds[0]} to ${seeds.at(-1)}`, () => {
  test('as usual, or three times that for a while, is no finding', () => {
    expect(seeds.filter((seed) => play(seed, 1) !== undefined)).toEqual([]);
    expect(seeds.filter((seed) => play(seed, 3) !== undefined).length).toBeLessThanOrEqual(2);
  });

  test('of forty times the usual is found in its first minute', () => {
    const found = seeds.map((seed) => play(seed, 40));
    expect(found.every((finding) => finding?.detector === 'velocity')).toBe(true);
    expect(found.every((finding) => (finding?.sinceMs ?? 0) === 237 * minuteMs)).toBe(true);
  });

  test('is not judged without a past, unless two minutes in a row spend a hundredth of a day’s budget each', () => {
    const settle = (budget: bigint | undefined) => {
      const watch = new VelocityWatch();
      return [0, 1, 2].map((minute) => {
        const settled = { id: `call_${minute}`, agentId: 'agent', runId: null, costNanoUsd: 2_000_000_000n };
        return watch.settled(settled, defaultLoopPolicy, budget, minute * minuteMs) !== undefined;
      });
    };
    expect(settle(undefined)).toEqual([false, false, false]);
    expect(settle(100_000_000_000n)).toEqual([false, true, false]);
    expect(settle(1_000_000_000_000n)).toEqual([false, false, false]);
  });

  test('below the floor is never too fast', () => {
    const watch = new VelocityWatch();
    for (let minute = 0; minute < 60; minute += 1) {
      const settled = {
        id: `call_${minute}`,
        agentId: 'agent',
        runId: null,
        costNanoUsd: minute === 59 ? 400_000_000n : 1_000n,
      };
      expect(watch.settled(settled, defaultLoopPolicy, undefined, minute * minuteMs)).toBeUndefined();
    }
  });
});
