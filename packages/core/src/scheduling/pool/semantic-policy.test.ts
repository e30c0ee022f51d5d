import { describe, expect, test } from 'vitest';
import { explainAdmission, type SchedulingDecision } from '../decisions/index.ts';
import { standardPolicies } from '../policies/index.ts';
import { slotsOnly, testCall } from '../testing/test-call.ts';
import { createPoolScheduler, type PoolScheduler } from './index.ts';

function semanticPool(slots: number, limits = {}): PoolScheduler {
  return createPoolScheduler(standardPolicies.semantic, { ...slotsOnly(slots), ...limits }, 1);
}

const idsOf = (decisions: readonly SchedulingDecision[]): string[] =>
  decisions.map(({ kind, callId }) => `${kind} ${callId}`);

describe('the semantic policy', () => {
  test('lets a critical call take the place of a batch call, which comes back with its waiting credited', () => {
    const pool = semanticPool(1);
    const batch = testCall({ id: 'batch', serviceClass: 'batch' });
    pool.enqueue(batch, 0);
    expect(idsOf(pool.decide(0))).toEqual(['start batch']);
    pool.enqueue(testCall({ id: 'urgent', serviceClass: 'critical', arrivedAt: 1000 }), 1000);
    const decisions = pool.decide(1000);
    expect(idsOf(decisions)).toEqual(['preempt batch', 'start urgent']);
    const [, start] = decisions;
    expect(start?.kind === 'start' && explainAdmission(start.why)).toBe(
      'ran after 0 ms: class critical, fair share 1.00, in the place of a running call, least work left in its run',
    );
    pool.finish('batch', { inputTokens: 100, outputTokens: 7 }, 1000);
    pool.enqueue({ ...batch, arrivedAt: 1000, priorWaitMs: 400 }, 1000);
    expect(idsOf(pool.decide(1500))).toEqual([]);
    pool.finish('urgent', null, 2000);
    const [again] = pool.decide(2000);
    expect(again?.kind === 'start' && again.why.waitedMs).toBe(1400);
    pool.enqueue(testCall({ id: 'urgent again', serviceClass: 'critical', arrivedAt: 3000 }), 3000);
    expect(idsOf(pool.decide(3000))).toEqual([]);
    expect(pool.nextEventAt(3000)).toBe(31_000);
    expect(idsOf(pool.decide(31_000))).toEqual(['preempt batch', 'start urgent again']);
  });

  test('raises risk and pressing deadlines by one class, but nothing into critical', () => {
    const pool = semanticPool(0);
    pool.enqueue(testCall({ id: 'risky', serviceClass: 'interactive', riskScore: 0.9 }), 0);
    pool.enqueue(testCall({ id: 'pressed', serviceClass: 'batch', deadlineAt: 60_000 }), 0);
    pool.enqueue(testCall({ id: 'relaxed', serviceClass: 'batch', deadlineAt: 3_600_000 }), 0);
    expect(pool.snapshot(0).waiting.map(({ queuedAs }) => queuedAs)).toEqual(['interactive', 'standard', 'batch']);
  });

  test('serves a quiet owner next, however much another has queued before it', () => {
    const pool = semanticPool(1);
    for (let index = 0; index < 50; index += 1) {
      pool.enqueue(testCall({ id: `flood_${index}`, ownerPath: ['acme', 'loud'] }), 0);
    }
    pool.decide(0);
    pool.enqueue(testCall({ id: 'quiet', ownerPath: ['acme', 'quiet'], programStepsLeft: 90, arrivedAt: 5 }), 5);
    pool.finish('flood_0', { inputTokens: 100, outputTokens: 50 }, 1000);
    const [next] = pool.decide(1000);
    expect(next?.callId).toBe('quiet');
    expect(next?.kind === 'start' && next.why.overtook).toEqual({
      critical: 0,
      interactive: 0,
      standard: 49,
      batch: 0,
    });
    expect(next?.kind === 'start' && next.why.fairShare).toBe(0.5);
  });

  test('inside an owner serves the call whose deadline is at stake, else the run with least work left', () => {
    const pool = semanticPool(1);
    pool.enqueue(testCall({ id: 'long run', programStepsLeft: 20 }), 0);
    pool.enqueue(testCall({ id: 'short run', programStepsLeft: 1 }), 0);
    pool.enqueue(testCall({ id: 'due', programStepsLeft: 30, deadlineAt: 40_000 }), 0);
    expect(idsOf(pool.decide(0))).toEqual(['start short run']);
    pool.finish('short run', null, 35_000);
    expect(idsOf(pool.decide(35_000))).toEqual(['start due']);
  });

  test('refuses what does not fit into the queue or could never fit into the pool', () => {
    const pool = semanticPool(0, { queueLimit: 1, kvTokens: 1000 });
    pool.enqueue(testCall({ id: 'huge', contextTokens: 990 }), 0);
    pool.enqueue(testCall({ id: 'first' }), 0);
    pool.enqueue(testCall({ id: 'second' }), 0);
    expect(pool.decide(0)).toEqual([
      { kind: 'refuse', callId: 'huge', reason: 'too_large' },
      { kind: 'refuse', callId: 'second', reason: 'queue_full' },
    ]);
  });
});
