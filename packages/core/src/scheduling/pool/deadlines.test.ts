import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standardPolicies, type SchedulingPolicy } from '../policies/index.ts';
import { runPool, type PlannedCall } from '../testing/run-pool.ts';
import { slotsOnly, testCall } from '../testing/test-call.ts';
import { createPoolScheduler } from './index.ts';

const pace = { msPerInputToken: 1, msPerOutputToken: 10 };
const edf: SchedulingPolicy = { ...standardPolicies.deadline, pace };

const anyPlan = fc.array(
  fc.record({ at: fc.nat(3000), outputTokens: fc.integer({ min: 1, max: 40 }), slackMs: fc.nat(2000) }),
  { minLength: 1, maxLength: 30 },
);

function planOf(calls: readonly { at: number; outputTokens: number; slackMs: number }[]): PlannedCall[] {
  return calls.map(({ at, outputTokens, slackMs }, index) => ({
    call: testCall({
      id: `call_${index}`,
      arrivedAt: at,
      inputTokens: 0,
      expectedOutputTokens: outputTokens,
      deadlineAt: at + 10 * outputTokens + slackMs,
    }),
    serviceMs: 10 * outputTokens,
  }));
}

/** On one slot the admission test of EDF is exact: whatever it accepts while nothing earlier comes, it serves in time. */
function checkPromises(plan: readonly PlannedCall[], policy: SchedulingPolicy): number {
  const byId = new Map(plan.map((entry) => [entry.call.id, entry]));
  let refused = 0;
  runPool(createPoolScheduler(policy, slotsOnly(1), 1), plan, ({ now, decisions }) => {
    for (const decision of decisions) {
      const entry = byId.get(decision.callId);
      if (decision.kind === 'refuse') refused += 1;
      if (decision.kind === 'start') {
        expect(now + (entry?.serviceMs ?? 0)).toBeLessThanOrEqual(entry?.call.deadlineAt ?? 0);
      }
      if (decision.kind === 'refuse') expect(decision.reason).toBe('deadline_infeasible');
    }
  });
  return refused;
}

describe('deadlines', () => {
  test('every accepted call ends in time on one slot, and no accepted call is refused later', () => {
    fc.assert(
      fc.property(anyPlan, (calls) => {
        checkPromises(planOf(calls), edf);
      }),
      { numRuns: 200 },
    );
  });

  test('the check catches a policy that accepts whatever comes (canary)', () => {
    const tooMuch = planOf(Array.from({ length: 5 }, () => ({ at: 0, outputTokens: 40, slackMs: 500 })));
    expect(checkPromises(tooMuch, edf)).toBeGreaterThan(0);
    expect(() => checkPromises(tooMuch, { ...edf, deadlines: 'none' })).toThrow();
  });

  test('a call that can no longer meet its deadline is refused when that is certain, without any other event', () => {
    const pool = createPoolScheduler({ ...edf, deadlines: 'expire' }, slotsOnly(1), 1);
    pool.enqueue(testCall({ id: 'long' }), 0);
    pool.enqueue(testCall({ id: 'pressed', inputTokens: 0, expectedOutputTokens: 10, deadlineAt: 500 }), 0);
    expect(pool.decide(0).map(({ callId }) => callId)).toEqual(['pressed']);
    pool.enqueue(testCall({ id: 'late', inputTokens: 0, expectedOutputTokens: 10, deadlineAt: 400 }), 10);
    expect(pool.decide(10)).toEqual([]);
    expect(pool.nextEventAt(10)).toBe(301);
    expect(pool.decide(300)).toEqual([]);
    expect(pool.decide(301)).toEqual([{ kind: 'refuse', callId: 'late', reason: 'deadline_missed' }]);
  });
});
