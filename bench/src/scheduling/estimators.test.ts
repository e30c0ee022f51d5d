import { createPoolScheduler, standardPolicies } from '@agent-os/core/scheduling';
import { model8bOnH100, type Program } from '@agent-os/core/sim';
import { expect, test } from 'vitest';
import { limitsOf } from './contenders.ts';
import { createLearningEstimator, createOracleEstimator } from './estimators.ts';

const program: Program = {
  id: 'program',
  ownerPath: ['tenant', 'agent'],
  serviceClass: 'standard',
  riskScore: 0,
  arrivesAt: 0,
  steps: Array.from({ length: 20 }, () => ({ inputTokens: 100, outputTokens: 700, toolMs: 0 })),
};

test('the learning estimator knows nothing of a program before it has ended', () => {
  const estimator = createLearningEstimator({ kind: 'none' });
  const shorter = { ...program, steps: program.steps.slice(0, 2) };
  expect(estimator.estimate(program, 0)).toStrictEqual(estimator.estimate(shorter, 0));
  const before = estimator.estimate(program, 0);
  for (let run = 0; run < 10; run += 1) {
    for (const step of program.steps.keys()) estimator.callFinished(program, step);
    estimator.programFinished(program);
  }
  const after = estimator.estimate(program, 0);
  expect(after.expectedOutputTokens).toBeGreaterThan(before.expectedOutputTokens);
  expect(after.programStepsLeft).toBeGreaterThan(before.programStepsLeft ?? 0);
});

test('an announcement is made once, its estimates are near the truth, and the same for the same seed', () => {
  const announced = (seed: number): (number | undefined)[] => {
    const estimator = createLearningEstimator({ kind: 'steps', seed, logDeviation: 0.25 });
    return [0, 1, 2].map((step) => estimator.estimate(program, step).programStepsLeft);
  };
  const [first = 0, second, third] = announced(1);
  expect(second).toBeCloseTo(first - 1, 2);
  expect(third).toBeCloseTo(first - 2, 2);
  expect(first).toBeGreaterThan(20 / 2.5);
  expect(first).toBeLessThan(20 * 2.5);
  expect(announced(1)).toStrictEqual(announced(1));
  expect(announced(2)).not.toStrictEqual(announced(1));
});

test('the oracle knows the work that is left, and starts the shorter program first', () => {
  const oracle = createOracleEstimator(model8bOnH100);
  expect(oracle.estimate(program, 19).programWorkLeftMs).toBe(0);
  const scheduler = createPoolScheduler(
    standardPolicies.shortest_remaining,
    { ...limitsOf(model8bOnH100), slots: 1 },
    1,
  );
  const call = { riskScore: 0, deadlineAt: null, arrivedAt: 0, inputTokens: 100, contextTokens: 100, priorWaitMs: 0 };
  const rest = { ...call, ownerPath: program.ownerPath, serviceClass: 'standard', preemptible: false } as const;
  scheduler.enqueue({ ...rest, ...oracle.estimate(program, 0), id: 'long', programId: 'long' }, 0);
  scheduler.enqueue({ ...rest, ...oracle.estimate(program, 18), id: 'short', programId: 'short' }, 0);
  expect(scheduler.decide(1)).toMatchObject([{ kind: 'start', callId: 'short' }]);
});
