import { expect, test } from 'vitest';
import { standardPolicies } from '../policies/index.ts';
import { slotsOnly, testCall } from '../testing/test-call.ts';
import { createPoolScheduler } from './index.ts';

const used = { inputTokens: 100, outputTokens: 50 };

test('a run gives up its slot at each of its calls, and the one with least work left goes next', () => {
  const pool = createPoolScheduler(standardPolicies.semantic, slotsOnly(1), 1);
  const startsAt = (now: number): string[] =>
    pool.decide(now).flatMap((decision) => (decision.kind === 'start' ? [decision.callId] : []));
  const ask = (id: string, programId: string, stepsLeft: number, arrivedAt: number): void =>
    pool.enqueue(testCall({ id, programId, programStepsLeft: stepsLeft, arrivedAt, preemptible: false }), arrivedAt);

  ask('long 1', 'long', 20, 0);
  expect(startsAt(0)).toEqual(['long 1']);
  ask('short 1', 'short', 1, 10);
  // Inside a call nobody switches.
  expect(startsAt(10)).toEqual([]);
  pool.finish('long 1', used, 100);
  ask('long 2', 'long', 19, 100);
  expect(startsAt(100)).toEqual(['short 1']);
  pool.finish('short 1', used, 200);
  ask('short 2', 'short', 0, 200);
  expect(startsAt(200)).toEqual(['short 2']);
  pool.finish('short 2', used, 300);
  expect(startsAt(300)).toEqual(['long 2']);
});
