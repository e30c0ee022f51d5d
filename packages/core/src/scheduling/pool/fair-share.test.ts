import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { serviceGapBound } from '../fairness/index.ts';
import { standardPolicies, type SchedulingPolicy } from '../policies/index.ts';
import { runPool, type PlannedCall } from '../testing/run-pool.ts';
import { slotsOnly, testCall } from '../testing/test-call.ts';
import { createPoolScheduler } from './index.ts';

const inputWeight = 1;
const outputWeight = 2;

interface Backlog {
  readonly slots: number;
  /** Two owners that always have calls waiting, and one that comes and goes. */
  readonly weights: readonly [number, number];
  readonly sizes: readonly [readonly Size[], readonly Size[]];
  readonly visits: readonly number[];
}

interface Size {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

const anySizes = fc.array(
  fc.record({ inputTokens: fc.integer({ min: 1, max: 500 }), outputTokens: fc.integer({ min: 1, max: 300 }) }),
  { minLength: 1, maxLength: 4 },
);
const anyBacklog: fc.Arbitrary<Backlog> = fc.record({
  slots: fc.integer({ min: 1, max: 4 }),
  weights: fc.tuple(fc.constantFrom(1, 2, 0.5), fc.constantFrom(1, 3, 0.8)),
  sizes: fc.tuple(anySizes, anySizes),
  visits: fc.array(fc.nat(20_000), { maxLength: 30 }),
});

function planOf({ sizes, visits }: Backlog): PlannedCall[] {
  const call = (id: string, owner: string, arrivedAt: number, { inputTokens, outputTokens }: Size): PlannedCall => ({
    call: testCall({ id, ownerPath: ['acme', owner], arrivedAt, inputTokens, expectedOutputTokens: outputTokens }),
    serviceMs: inputTokens + 5 * outputTokens,
  });
  const backlog = ['one', 'two'].flatMap((owner, which) =>
    Array.from({ length: 200 }, (_, index) => {
      const ofOwner = sizes[which] ?? [];
      const size = ofOwner[index % ofOwner.length] ?? { inputTokens: 1, outputTokens: 1 };
      return call(`${owner}_${index}`, owner, 0, size);
    }),
  );
  const visitors = visits.map((at, index) =>
    call(`visit_${index}`, 'three', at, { inputTokens: 90, outputTokens: 60 }),
  );
  return [...backlog, ...visitors];
}

/** While both wait, what two owners were served per weight never differs by more than the paper's bound. */
function checkGap(backlog: Backlog, policy: SchedulingPolicy): void {
  const [weightOfOne, weightOfTwo] = backlog.weights;
  const ownerWeights = { 'acme/one': weightOfOne, 'acme/two': weightOfTwo };
  const weighted: SchedulingPolicy = {
    ...policy,
    groups: policy.groups.map((grouping) =>
      grouping.kind === 'fair_share' ? { ...grouping, inputWeight, outputWeight, ownerWeights } : grouping,
    ),
  };
  const sizes = backlog.sizes.flat();
  const longestInput = Math.max(...sizes.map(({ inputTokens }) => inputTokens));
  const mostRunning = backlog.slots * Math.max(...sizes.map((size) => size.inputTokens + size.outputTokens));
  const bound = serviceGapBound({ input: inputWeight, output: outputWeight }, longestInput, mostRunning);
  const pool = createPoolScheduler(weighted, slotsOnly(backlog.slots), 1);
  const ended = { one: 0, two: 0 };
  const running = new Map<string, { owner: 'one' | 'two'; size: Size }>();
  const planned = planOf(backlog);
  const byId = new Map(planned.map((entry) => [entry.call.id, entry.call]));
  let bothWait = true;
  runPool(pool, planned, ({ now }) => {
    const snapshot = pool.snapshot(now);
    const waits = (owner: string): boolean => snapshot.waiting.some(({ call }) => call.ownerPath[1] === owner);
    bothWait &&= waits('one') && waits('two');
    if (!bothWait) return;
    const current = new Map(snapshot.running.map((entry) => [entry.call.id, entry]));
    for (const [id, { owner, size }] of running) {
      if (!current.has(id)) ended[owner] += inputWeight * size.inputTokens + outputWeight * size.outputTokens;
    }
    running.clear();
    const served = { ...ended };
    for (const [id, { call, outputTokens }] of current) {
      const owner = call.ownerPath[1];
      if (owner !== 'one' && owner !== 'two') continue;
      const { expectedOutputTokens } = byId.get(id) ?? call;
      running.set(id, { owner, size: { inputTokens: call.inputTokens, outputTokens: expectedOutputTokens } });
      served[owner] += inputWeight * call.inputTokens + outputWeight * outputTokens;
    }
    const gap = Math.abs(served.one / weightOfOne - served.two / weightOfTwo);
    expect(gap).toBeLessThanOrEqual(bound / Math.min(weightOfOne, weightOfTwo));
  });
}

describe('fair share', () => {
  for (const name of ['fair_share', 'semantic'] as const) {
    test(`${name} keeps two backlogged owners within the bound of VTC, with weights`, () => {
      fc.assert(
        fc.property(anyBacklog, (backlog) => checkGap(backlog, standardPolicies[name])),
        { numRuns: 40 },
      );
    });
  }

  test.each(['fifo', 'round_robin'] as const)('the check catches %s (canary)', (name) => {
    const backlog: Backlog = {
      slots: 2,
      weights: [1, 1],
      sizes: [[{ inputTokens: 500, outputTokens: 300 }], [{ inputTokens: 50, outputTokens: 10 }]],
      visits: [],
    };
    checkGap(backlog, standardPolicies.fair_share);
    expect(() => checkGap(backlog, standardPolicies[name])).toThrow();
  });
});
