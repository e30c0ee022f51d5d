import { expect, test } from 'vitest';
import { planCalls } from './plan-calls.ts';
import { seededRandom } from './seeded-random.ts';

const requests = Array.from({ length: 4_000 }, (_, index) => ({
  offsetMs: index * 60,
  contextTokens: 1,
  generatedTokens: 1,
}));
const plan = (seed: number) => planCalls(requests, { speed: 60, agents: 40 }, seededRandom(seed));

test('each request is due at its time in the trace, divided by the speed', () => {
  expect(plan(1).map(({ dueMs }) => dueMs)).toStrictEqual(requests.map((_, index) => index));
});

test('one seed gives one assignment of agents, another seed another', () => {
  expect(plan(1)).toStrictEqual(plan(1));
  expect(plan(1)).not.toStrictEqual(plan(2));
});

test('the work is spread over the whole fleet', () => {
  const calls = new Map<number, number>();
  for (const { agent } of plan(7)) calls.set(agent, (calls.get(agent) ?? 0) + 1);
  expect(calls.size).toBe(40);
  // 100 are expected of each; with a binomial standard deviation of 10, five deviations.
  for (const count of calls.values()) expect(Math.abs(count - 100)).toBeLessThan(50);
});
