import { describe, expect, test } from 'vitest';
import { standardPolicies, withMarketWeights } from '../policies/index.ts';
import { slotsOnly, testCall } from '../testing/test-call.ts';
import { createPoolScheduler, type PoolScheduler } from './index.ts';

const { fair_share: shared } = standardPolicies;
const one = slotsOnly(1);

/** Starts and ends calls of 100 tokens on one slot, and says whose they were. Both owners always have calls waiting. */
function serve(pool: PoolScheduler, calls: number, fromMs: number): string[] {
  const served: string[] = [];
  for (let at = 0; at < calls; at += 1) {
    const now = fromMs + at;
    for (const owner of ['low', 'high']) {
      const call = testCall({
        id: `${owner}-${now}`,
        ownerPath: ['acme', owner, 'agent'],
        inputTokens: 100,
        expectedOutputTokens: 0,
      });
      pool.enqueue({ ...call, arrivedAt: now }, now);
    }
    for (const decision of pool.decide(now)) {
      served.push(decision.callId.split('-')[0] ?? '');
      pool.finish(decision.callId, { inputTokens: 100, outputTokens: 0 }, now);
    }
  }
  return served;
}

const countOf = (served: readonly string[], owner: string) => served.filter((name) => name === owner).length;
const weights = (low: number, high: number) => withMarketWeights(shared, { 'acme/low': low, 'acme/high': high });

describe('weights that change', () => {
  test('give each owner its new share from then on', () => {
    const pool = createPoolScheduler(weights(1, 1), one, 1);
    expect(countOf(serve(pool, 100, 0), 'low')).toBe(50);
    pool.configure(weights(1, 4), one, 100);
    const afterwards = countOf(serve(pool, 500, 100), 'high');
    expect(Math.abs(afterwards - 400)).toBeLessThanOrEqual(2);
  });

  test('do not hold an owner back by what it was served while it weighed next to nothing', () => {
    const pool = createPoolScheduler(weights(0.01, 6), one, 1);
    serve(pool, 1_000, 0);
    pool.configure(weights(6, 6), one, 1_000);
    expect(countOf(serve(pool, 20, 1_000), 'low')).toBeGreaterThanOrEqual(9);
  });

  test('the second check catches a pool that keeps counters as they were (canary)', () => {
    const pool = createPoolScheduler(weights(0.01, 6), one, 1);
    serve(pool, 1_000, 0);
    // Read anew, a policy is sorted in from the counters alone.
    pool.configure({ ...weights(6, 6), calls: [...shared.calls] }, one, 1_000);
    expect(countOf(serve(pool, 20, 1_000), 'low')).toBeLessThan(9);
  });
});
