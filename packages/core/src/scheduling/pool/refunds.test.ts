import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CallUsage, WaitingCall } from '../calls/index.ts';
import { serviceGapBound } from '../fairness/index.ts';
import { standardPolicies, type SchedulingPolicy } from '../policies/index.ts';
import { runPool, type PlannedCall } from '../testing/run-pool.ts';
import { slotsOnly, testCall } from '../testing/test-call.ts';
import { createPoolScheduler, type PoolScheduler } from './index.ts';

// Owners are charged for a call's prompt when it starts, and get back at its end what it did not use: what the provider
// had cached, or all of it when the call was cancelled. Meanwhile others may have come, level with what was charged.

const weights = { input: 1, output: 2 };
const owners = ['one', 'two'] as const;

interface Size {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Part of the prompt that is read in fact. */
  readonly usedPart: number;
}

interface Story {
  readonly slots: number;
  readonly sizes: readonly [readonly Size[], readonly Size[]];
  /** When the second owner comes; the first is there all the time. */
  readonly comesAt: number;
}

const anySizes = fc.array(
  fc.record({
    inputTokens: fc.integer({ min: 1, max: 2_000 }),
    outputTokens: fc.integer({ min: 1, max: 100 }),
    usedPart: fc.constantFrom(0, 0, 0.1, 0.5, 1),
  }),
  { minLength: 1, maxLength: 4 },
);
const anyStory: fc.Arbitrary<Story> = fc.record({
  slots: fc.integer({ min: 1, max: 6 }),
  sizes: fc.tuple(anySizes, anySizes),
  comesAt: fc.nat(20_000),
});

function planOf({ sizes, comesAt }: Story): PlannedCall[] {
  return owners.flatMap((owner, which) =>
    Array.from({ length: 150 }, (_, index) => {
      const ofOwner = sizes[which] ?? [];
      const size = ofOwner[index % ofOwner.length] ?? { inputTokens: 1, outputTokens: 1, usedPart: 1 };
      const { inputTokens, outputTokens, usedPart } = size;
      const arrivedAt = which === 0 ? 0 : comesAt;
      return {
        call: testCall({
          id: `${owner} ${index}`,
          ownerPath: ['acme', owner],
          arrivedAt,
          inputTokens,
          expectedOutputTokens: outputTokens,
        }),
        serviceMs: 20 + 5 * outputTokens,
        used: { inputTokens: Math.floor(inputTokens * usedPart), outputTokens },
      };
    }),
  );
}

/** The largest difference of what two owners were served in fact, over any interval in which both wait. */
function largestGapIn(story: Story, makePool: (policy: SchedulingPolicy, slots: number) => PoolScheduler): number {
  const fairShare = standardPolicies.fair_share;
  const policy: SchedulingPolicy = {
    ...fairShare,
    groups: fairShare.groups.map((grouping) =>
      grouping.kind === 'fair_share'
        ? { ...grouping, inputWeight: weights.input, outputWeight: weights.output }
        : grouping,
    ),
  };
  const pool = makePool(policy, story.slots);
  const planned = planOf(story);
  const usedBy = new Map(planned.map(({ call, used }) => [call.id, used ?? { inputTokens: 0, outputTokens: 0 }]));
  const served = new Map<string, number>();
  let [least, most] = [Infinity, -Infinity];
  runPool(pool, planned, ({ now }) => {
    const { running, waiting } = pool.snapshot(now);
    for (const { call, outputTokens } of running) {
      const inputTokens = usedBy.get(call.id)?.inputTokens ?? 0;
      served.set(call.id, inputTokens * weights.input + outputTokens * weights.output);
    }
    // Those that ended used everything that they ever would.
    for (const id of served.keys()) {
      const used = usedBy.get(id);
      if (used === undefined || running.some(({ call }) => call.id === id)) continue;
      served.set(id, used.inputTokens * weights.input + used.outputTokens * weights.output);
    }
    if (!owners.every((owner) => waiting.some(({ call }) => call.ownerPath[1] === owner))) return;
    const of = (owner: string): number =>
      [...served].reduce((sum, [id, service]) => (id.startsWith(owner) ? sum + service : sum), 0);
    const difference = of('one') - of('two');
    least = Math.min(least, difference);
    most = Math.max(most, difference);
  });
  return most < least ? 0 : most - least;
}

function boundOf({ slots, sizes }: Story): number {
  const all = sizes.flat();
  const longestInput = Math.max(...all.map(({ inputTokens }) => inputTokens));
  const largest = Math.max(...all.map(({ inputTokens, outputTokens }) => inputTokens + outputTokens));
  return serviceGapBound(weights, longestInput, slots * largest);
}

const makeScheduler = (policy: SchedulingPolicy, slots: number): PoolScheduler =>
  createPoolScheduler(policy, slotsOnly(slots), 1);

/** A scheduler that is told something else than what a call used. */
function misinformed(change: (used: CallUsage, expectedInput: number) => CallUsage): typeof makeScheduler {
  return (policy, slots) => {
    const pool = makeScheduler(policy, slots);
    const inputs = new Map<string, number>();
    const [enqueue, finish] = [pool.enqueue.bind(pool), pool.finish.bind(pool)];
    return Object.assign(pool, {
      enqueue: (call: WaitingCall, now: number) => {
        inputs.set(call.id, call.inputTokens);
        enqueue(call, now);
      },
      finish: (id: string, used: CallUsage | null, now: number) =>
        finish(id, used && change(used, inputs.get(id) ?? 0), now),
    });
  };
}

const staysWithin = (makePool: typeof makeScheduler) =>
  fc.property(anyStory, (story) => {
    expect(largestGapIn(story, makePool)).toBeLessThanOrEqual(boundOf(story));
  });

describe('an owner whose calls use less than they were charged for', () => {
  test('and one that comes meanwhile are served alike, within the bound of VTC', () =>
    fc.assert(staysWithin(makeScheduler), { numRuns: 60 }));

  test.each([
    ['nothing back', (used: CallUsage, expectedInput: number) => ({ ...used, inputTokens: expectedInput })],
    [
      'twice as much back',
      (used: CallUsage, expectedInput: number) => ({ ...used, inputTokens: 2 * used.inputTokens - expectedInput }),
    ],
  ])('the check catches a scheduler that gives %s (canary)', (_, change) => {
    expect(fc.check(staysWithin(misinformed(change)), { seed: 1, numRuns: 60, endOnFailure: true }).failed).toBe(true);
  });
});
