import { describe, expect, test } from 'vitest';
import { workScripts } from '../scenarios/index.ts';
import { AgentRoster } from './agent-roster.ts';
import { nextArrivalMs } from './next-arrival.ts';
import { planRun } from './plan-run.ts';
import { seededRandom } from './seeded-random.ts';

function firstRuns(seed: number) {
  const random = seededRandom(seed);
  return Array.from({ length: 20 }, () => [nextArrivalMs(4_000, random), planRun(workScripts, random)]);
}

describe('the schedule of work', () => {
  test('is the same for the same seed', () => {
    expect(firstRuns(9)).toStrictEqual(firstRuns(9));
    expect(firstRuns(9)).not.toStrictEqual(firstRuns(10));
  });

  test('arrivals have the mean and the spread of a Poisson process', () => {
    const random = seededRandom(11);
    const gaps = Array.from({ length: 20_000 }, () => nextArrivalMs(1_000, random));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const deviation = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length);
    expect(Math.abs(mean - 1_000)).toBeLessThan(50);
    expect(Math.abs(deviation - 1_000)).toBeLessThan(50);
  });

  test('gives every agent work, some of it streamed and some with a recall', () => {
    const random = seededRandom(12);
    const runs = Array.from({ length: 600 }, () => planRun(workScripts, random));
    expect(new Set(runs.map((run) => run?.script.agent)).size).toBe(workScripts.length);
    expect(runs.some((run) => run?.streamed) && runs.some((run) => run?.embeds)).toBe(true);
  });

  test('plans nothing when nobody is idle', () => {
    expect(planRun([], seededRandom(1))).toBeUndefined();
  });
});

test('an agent does one run at a time, and rests after a refusal', () => {
  const roster = new AgentRoster();
  expect(roster.isIdle('a', 0)).toBe(true);
  roster.begin('a');
  expect(roster.isIdle('a', 0)).toBe(false);
  roster.end('a');
  roster.rest('a', 100);
  expect(roster.isIdle('a', 99)).toBe(false);
  expect(roster.isIdle('a', 100)).toBe(true);
});
