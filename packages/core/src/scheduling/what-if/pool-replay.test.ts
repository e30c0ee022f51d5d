import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  PoolReplay,
  serviceClasses,
  standardPolicies,
  summariseWaits,
  type PolicyName,
  type RecordedCall,
} from '../index.ts';
import { slotsOnly } from '../testing/test-call.ts';

function recorded(id: string, parts: Partial<RecordedCall> = {}): RecordedCall {
  return {
    id,
    ownerPath: ['acme', 'sales', 'agent'],
    programId: id,
    serviceClass: 'standard',
    riskScore: 0,
    arrivedAt: 0,
    deadlineAt: null,
    inputTokens: 100,
    outputTokens: 50,
    serviceMs: 1_000,
    ...parts,
  };
}

function replay(
  calls: readonly RecordedCall[],
  policy: PolicyName,
  slots: number,
  step = 10,
): Map<string, number | null> {
  const pool = new PoolReplay(calls, standardPolicies[policy], slotsOnly(slots));
  while (!pool.advance(step));
  return new Map([...pool.outcomes].map(([id, { waitedMs }]) => [id, waitedMs]));
}

/** First come, first served at several counters, written down as a schoolbook does. */
function waitsInLine(calls: readonly RecordedCall[], slots: number): Map<string, number | null> {
  const freeAt = Array.from({ length: slots }, () => 0);
  return new Map(
    calls.map(({ id, arrivedAt, serviceMs }) => {
      const earliest = freeAt.indexOf(Math.min(...freeAt));
      const startedAt = Math.max(arrivedAt, freeAt[earliest] ?? 0);
      freeAt[earliest] = startedAt + serviceMs;
      return [id, startedAt - arrivedAt];
    }),
  );
}

const anyCalls = fc
  .array(
    fc.record({
      gapMs: fc.nat(500),
      serviceMs: fc.integer({ min: 1, max: 2_000 }),
      serviceClass: fc.constantFrom(...serviceClasses),
      agent: fc.nat(3),
    }),
    { maxLength: 50, size: 'max' },
  )
  .map((drafts) => {
    let arrivedAt = 0;
    return drafts.map(({ gapMs, serviceMs, serviceClass, agent }, index) => {
      arrivedAt += gapMs;
      return recorded(`${index}`, { arrivedAt, serviceMs, serviceClass, ownerPath: ['acme', 'sales', `${agent}`] });
    });
  });
const anySlots = fc.integer({ min: 1, max: 4 });
const byId = (waits: ReadonlyMap<string, number | null>) => Object.fromEntries(waits);

describe('a replay of recorded calls', () => {
  test('gives the waits of the schoolbook, first come first served', () => {
    fc.assert(
      fc.property(anyCalls, anySlots, (calls, slots) => {
        expect(byId(replay(calls, 'fifo', slots))).toEqual(byId(waitsInLine(calls, slots)));
      }),
    );
  });

  test('is told from one with a slot too many (canary)', () => {
    const canary = fc.check(
      fc.property(anyCalls, anySlots, (calls, slots) => {
        expect(byId(replay(calls, 'fifo', slots + 1))).toEqual(byId(waitsInLine(calls, slots)));
      }),
      { seed: 1, endOnFailure: true },
    );
    expect(canary.failed).toBe(true);
  });

  test('serves every call, whatever the policy, and does not depend on how it is cut into steps', () => {
    fc.assert(
      fc.property(
        anyCalls,
        anySlots,
        fc.constantFrom('semantic' as const, 'fair_share' as const),
        (calls, slots, policy) => {
          const waits = replay(calls, policy, slots, 1);
          expect([...waits.values()].filter((wait) => wait !== null && wait >= 0)).toHaveLength(calls.length);
          expect(byId(replay(calls, policy, slots, 1_000))).toEqual(byId(waits));
        },
      ),
    );
  });

  test('lets the critical go first where the policy does, in the place of a batch call, which ends all the same', () => {
    const calls = [
      recorded('batch', { serviceClass: 'batch', serviceMs: 60_000 }),
      recorded('other', { serviceClass: 'batch', serviceMs: 60_000, arrivedAt: 1 }),
      recorded('critical', { serviceClass: 'critical', arrivedAt: 10_000 }),
    ];
    expect(byId(replay(calls, 'fifo', 1))).toEqual({ batch: 0, other: 59_999, critical: 110_000 });
    const waits = replay(calls, 'semantic', 1);
    expect(waits.get('critical')).toBe(0);
    // The other starts when the critical call has ended; then come the fifty seconds that were left.
    expect([waits.get('other'), waits.get('batch')]).toEqual([10_999, 61_000]);
  });

  test('measures how far departments that waited were apart, whatever the policy', () => {
    const flood = Array.from({ length: 40 }, (_, index) => recorded(`flood ${index}`, { arrivedAt: index }));
    const quiet = Array.from({ length: 10 }, (_, index) =>
      recorded(`quiet ${index}`, { arrivedAt: 50 + index, ownerPath: ['acme', 'claims', 'agent'] }),
    );
    const gapOf = (policy: PolicyName) => {
      const pool = new PoolReplay([...flood, ...quiet], standardPolicies[policy], slotsOnly(1));
      while (!pool.advance(10));
      return pool.gap;
    };
    // 2 · max(1 · 100, 2 · 150): one slot, calls of a hundred tokens in and fifty out.
    expect(gapOf('fair_share')?.boundTokens).toBe(600);
    expect(gapOf('fair_share')?.gapTokens).toBeLessThanOrEqual(600);
    // The answer of the first call of the flood and 38 whole ones, of 200 weighted tokens each, before the flood has none waiting.
    expect(gapOf('fifo')).toEqual({ gapTokens: 100 + 38 * 200, boundTokens: 600 });
    const alone = new PoolReplay(flood, standardPolicies.fifo, slotsOnly(1));
    while (!alone.advance(10));
    expect(alone.gap).toBeNull();
  });

  test('counts a call that could not meet its deadline as refused', () => {
    const calls = [recorded('long', { serviceMs: 60_000 }), recorded('late', { deadlineAt: 5_000 })];
    expect(byId(replay(calls, 'semantic', 1))).toEqual({ long: 0, late: null });
  });
});

test('a summary of waits names waits that somebody had', () => {
  expect(summariseWaits([])).toEqual({ calls: 0, waitMeanMs: null, waitP50Ms: null, waitP95Ms: null, waitP99Ms: null });
  const four = { calls: 4, waitMeanMs: 25, waitP50Ms: 20, waitP95Ms: 40, waitP99Ms: 40 };
  expect(summariseWaits([30, 10, 20, 40])).toEqual(four);
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  expect(summariseWaits(hundred)).toMatchObject({ waitP50Ms: 50, waitP95Ms: 95, waitP99Ms: 99 });
});
