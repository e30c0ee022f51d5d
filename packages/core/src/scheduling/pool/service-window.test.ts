import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ServiceGap } from '../fairness/index.ts';
import { standardPolicies, type FairShareOrdering, type SchedulingPolicy } from '../policies/index.ts';
import { runPool, type PlannedCall } from '../testing/run-pool.ts';
import { slotsOnly, testCall } from '../testing/test-call.ts';
import { createPoolScheduler, type PoolScheduler } from './index.ts';

function sharing(parts: Partial<FairShareOrdering>): SchedulingPolicy {
  const { semantic } = standardPolicies;
  return {
    ...semantic,
    groups: semantic.groups.map((grouping) => (grouping.kind === 'fair_share' ? { ...grouping, ...parts } : grouping)),
  };
}

function callOf(owner: string, index: number, inputTokens: number, outputTokens: number): PlannedCall {
  return {
    call: testCall({
      id: `${owner}_${index}`,
      ownerPath: ['acme', owner, `${owner}-agent`],
      inputTokens,
      expectedOutputTokens: outputTokens,
    }),
    serviceMs: 10 * inputTokens + 20 * outputTokens,
  };
}

const callsOf = (owner: string, inputTokens: number, outputTokens: number, count = 100) =>
  Array.from({ length: count }, (_, index) => callOf(owner, index, inputTokens, outputTokens));

/** Runs until nobody waits; the gap after each decision. */
function gapsOf(pool: PoolScheduler, calls: readonly PlannedCall[]) {
  const gaps: ServiceGap[] = [];
  runPool(pool, calls, ({ now }) => {
    const gap = pool.serviceGaps(now).widest;
    if (gap !== null) gaps.push(gap);
  });
  return gaps;
}

const anySize = fc.record({
  inputTokens: fc.integer({ min: 1, max: 80 }),
  outputTokens: fc.integer({ min: 1, max: 60 }),
});

describe('the gap between the services of two owners that wait', () => {
  test('is what they were served since somebody looked, by weight, with their names', () => {
    const pool = createPoolScheduler(sharing({ ownerWeights: { 'acme/heavy': 2 } }), slotsOnly(1), 1);
    for (const { call } of [...callsOf('heavy', 40, 30), ...callsOf('light', 40, 30)]) pool.enqueue(call, 0);
    // One call after the other, a second each; the first is charged for its prompt before the first look.
    const served: Record<string, number> = { heavy: -40, light: 0 };
    for (let now = 0; now < 14_000; now += 1_000) {
      for (const { callId } of pool.decide(now)) {
        const owner = callId.split('_', 1)[0] ?? '';
        served[owner] = (served[owner] ?? 0) + 40 + 2 * 30;
        pool.finish(callId, { inputTokens: 40, outputTokens: 30 }, now + 1_000);
      }
    }
    const heavy = (served['heavy'] ?? 0) / 2;
    const gap = pool.serviceGaps(14_000).widest;
    expect(gap).toMatchObject({
      serviceClass: 'standard',
      overMs: 14_000,
      longestInputTokens: 40,
      runningTokens: 70,
      // 2 · max(1 · 40, 2 · 70), by the lesser weight.
      boundTokens: 280,
      slackTokens: 0,
    });
    const byOwner = new Map([gap?.most, gap?.least].map((owner) => [owner?.ownerPath.join('/'), owner?.tokens]));
    expect(byOwner.size).toBe(2);
    expect(gap?.gapTokens).toBe((gap?.most.tokens ?? 0) - (gap?.least.tokens ?? 0));
    expect(byOwner.get('acme/heavy')).toBe(heavy);
    expect(byOwner.get('acme/light')).toBe(served['light']);
  });

  test('is nobody’s while only one owner waits, and where nothing is shared', () => {
    const alone = createPoolScheduler(sharing({}), slotsOnly(1), 1);
    expect(gapsOf(alone, callsOf('one', 40, 30))).toEqual([]);
    const unshared = createPoolScheduler(standardPolicies.fifo, slotsOnly(1), 1);
    expect(gapsOf(unshared, [...callsOf('one', 40, 30), ...callsOf('two', 40, 30)])).toEqual([]);
  });

  test('leaves out who did not wait all the time', () => {
    const pool = createPoolScheduler(sharing({}), slotsOnly(1), 1);
    for (const { call } of callsOf('one', 40, 30)) pool.enqueue(call, 0);
    pool.enqueue(callOf('visitor', 0, 40, 30).call, 0);
    for (let now = 0; now < 40_000; now += 1_000) {
      for (const { callId } of pool.decide(now)) pool.finish(callId, null, now + 1_000);
      // Comes back at once, but has been gone.
      if (now === 39_000) pool.enqueue(callOf('visitor', 1, 40, 30).call, now);
    }
    expect(pool.serviceGaps(40_000).widest).toBeNull();
  });

  test('is kept for an hour, so that its course can be seen', () => {
    const pool = createPoolScheduler(sharing({}), slotsOnly(1), 1);
    for (const { call } of [...callsOf('one', 40, 30, 5_000), ...callsOf('two', 40, 30, 5_000)]) pool.enqueue(call, 0);
    for (let now = 0; now <= 4_000_000; now += 1_000) {
      for (const { callId } of pool.decide(now)) pool.finish(callId, null, now + 1_000);
    }
    const { past } = pool.serviceGaps(4_000_000);
    expect(past.length).toBeGreaterThan(200);
    expect(past.every(({ at }) => at >= 4_000_000 - 3_600_000 - 15_000)).toBe(true);
    expect(past.every(({ gapTokens, boundTokens }) => gapTokens <= boundTokens)).toBe(true);
  });

  test('is forgotten when the policy changes', () => {
    const pool = createPoolScheduler(sharing({}), slotsOnly(1), 1);
    for (const { call } of [...callsOf('one', 40, 30), ...callsOf('two', 40, 30)]) pool.enqueue(call, 0);
    pool.decide(0);
    expect(pool.serviceGaps(10_000).widest).not.toBeNull();
    pool.configure(sharing({ inputWeight: 3 }), slotsOnly(1), 10_000);
    expect(pool.serviceGaps(20_000).widest).toBeNull();
  });

  test('stays within its bound and the slack of the policy', () => {
    fc.assert(
      fc.property(
        fc.tuple(anySize, anySize, anySize),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(0, 0, 300),
        (sizes, slots, slackTokens) => {
          const pool = createPoolScheduler(sharing({ slackTokens }), slotsOnly(slots), 1);
          const calls = sizes.flatMap(({ inputTokens, outputTokens }, index) =>
            callsOf(`owner${index}`, inputTokens, outputTokens, 60),
          );
          for (const gap of gapsOf(pool, calls)) {
            expect(gap.gapTokens).toBeLessThanOrEqual(gap.boundTokens + 2 * gap.slackTokens);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  test('shows a policy that hardly shares (canary)', () => {
    const pool = createPoolScheduler(sharing({ slackTokens: 1_000_000 }), slotsOnly(1), 1);
    const gaps = gapsOf(pool, [...callsOf('short', 10, 10), ...callsOf('long', 80, 60)]);
    expect(gaps.some(({ gapTokens, boundTokens }) => gapTokens > boundTokens)).toBe(true);
  });

  test('is none to an owner that stands aside for a tool', () => {
    const pool = createPoolScheduler(sharing({}), { ...slotsOnly(1), limitsTools: true }, 1);
    for (const { call } of callsOf('busy', 40, 30)) pool.enqueue(call, 0);
    for (const { call } of callsOf('other', 40, 30)) pool.enqueue(call, 0);
    for (const { call } of callsOf('aside', 40, 30)) pool.enqueue({ ...call, tools: ['erp'] }, 0);
    const served = new Set<string>();
    const run = (from: number, free: number): void => {
      for (let now = from; now < from + 40_000; now += 1_000) {
        pool.setFreeTools(new Map([['erp', free]]));
        for (const { callId } of pool.decide(now)) {
          served.add(callId.split('_', 1)[0] ?? '');
          pool.finish(callId, { inputTokens: 40, outputTokens: 30 }, now + 1_000);
        }
        const gap = pool.serviceGaps(now + 1_000).widest;
        expect(gap?.gapTokens ?? 0).toBeLessThanOrEqual(gap?.boundTokens ?? 0);
        if (free === 0) for (const owner of [gap?.most, gap?.least]) expect(owner?.ownerPath).not.toContain('aside');
      }
    };
    run(0, 0);
    expect(served).toEqual(new Set(['busy', 'other']));
    expect(pool.serviceGaps(40_000).widest).not.toBeNull();
    // What it was not served meanwhile is no gap afterwards.
    run(40_000, 1);
    expect(served).toContain('aside');
  });
});
