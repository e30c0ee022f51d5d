import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { serviceClasses, type ServiceClass } from '../calls/index.ts';
import { createPoolScheduler } from '../pool/index.ts';
import { standardPolicies, type SchedulingPolicy } from '../policies/index.ts';
import { runPool, type PlannedCall } from '../testing/run-pool.ts';
import { slotsOnly, testCall } from '../testing/test-call.ts';
import { boundOnWaitMs, worstCrowd } from './index.ts';

const longestServiceMs = 1000;

/** Short targets, frequent ageing and large shares, so that the bound is tight enough to be broken by a mistake. */
function hurried(policy: SchedulingPolicy): SchedulingPolicy {
  const targetMs = { critical: 10, interactive: 100, standard: 500, batch: 2000 };
  const minimumShare = { critical: 0, interactive: 0.2, standard: 0.2, batch: 0.2 };
  return {
    ...policy,
    groups: policy.groups.map((grouping) =>
      grouping.kind === 'class_shares'
        ? { ...grouping, minimumShare }
        : grouping.kind === 'fair_share'
          ? { ...grouping, slackTokens: 500 }
          : grouping,
    ),
    calls: policy.calls.map((ordering) =>
      ordering.kind === 'ageing'
        ? { ...ordering, targetMs, everyStarts: 8, late: { afterMs: 3000, everyStarts: 2 } }
        : ordering,
    ),
  };
}

interface Flood {
  readonly slots: number;
  readonly owners: number;
  readonly victims: readonly { readonly serviceClass: ServiceClass; readonly owner: number; readonly at: number }[];
  readonly flooders: readonly ServiceClass[];
  readonly floodMs: number;
  /** Flooding calls that come at once. */
  readonly burst: number;
  readonly services: readonly number[];
}

const anyClass = fc.constantFrom(...serviceClasses);
const anyFlood: fc.Arbitrary<Flood> = fc.record({
  slots: fc.integer({ min: 1, max: 3 }),
  owners: fc.integer({ min: 1, max: 3 }),
  victims: fc.array(fc.record({ serviceClass: anyClass, owner: fc.nat(2), at: fc.nat(20_000) }), {
    minLength: 1,
    maxLength: 12,
  }),
  flooders: fc.array(anyClass, { minLength: 1, maxLength: 3 }),
  floodMs: fc.integer({ min: 200, max: 600 }),
  burst: fc.nat(20),
  services: fc.array(fc.integer({ min: 100, max: longestServiceMs }), { minLength: 1, maxLength: 5 }),
});

/** Victims come now and then; better calls of every owner, with less work, come all the time for longer than bounds. */
function planOf({ owners, victims, flooders, floodMs, burst, services, slots }: Flood): PlannedCall[] {
  const serviceMs = (index: number): number => services[index % services.length] ?? longestServiceMs;
  const pathOf = (owner: number): string[] => ['acme', `agent_${owner % owners}`];
  const flood = Array.from({ length: Math.floor((300_000 * slots) / floodMs) }, (_, index) => ({
    call: testCall({
      id: `flood_${index}`,
      ownerPath: pathOf(index),
      serviceClass: index % 7 === 3 ? (flooders[index % flooders.length] ?? 'critical') : 'critical',
      arrivedAt: Math.max(0, Math.floor(((index - burst) * floodMs) / slots)),
      preemptible: false,
      programStepsLeft: 0,
    }),
    serviceMs: serviceMs(index),
  }));
  const rare = victims.map(({ serviceClass, owner, at }, index) => ({
    call: testCall({
      id: `victim_${index}`,
      ownerPath: pathOf(owner),
      serviceClass,
      arrivedAt: at,
      programStepsLeft: 50,
    }),
    serviceMs: longestServiceMs,
  }));
  return [...flood, ...rare];
}

/** No class waited longer than stated. */
function checkBound(flood: Flood, stated: SchedulingPolicy, actual: SchedulingPolicy): void {
  const limits = slotsOnly(flood.slots);
  const planned = planOf(flood);
  const byId = new Map(planned.map((entry) => [entry.call.id, entry.call]));
  const waiting = new Map<string, number>();
  const longest = new Map<ServiceClass, number>();
  runPool(createPoolScheduler(actual, limits, 1), planned, ({ now, decisions }) => {
    for (const { kind, callId } of decisions) {
      const call = byId.get(callId);
      if (kind !== 'start' || call === undefined || waiting.get(callId) !== undefined) continue;
      waiting.set(callId, now - call.arrivedAt);
      longest.set(call.serviceClass, Math.max(longest.get(call.serviceClass) ?? 0, now - call.arrivedAt));
    }
  });
  for (const [serviceClass, waitedMs] of longest) {
    const callsOfAgent = mostWaiting(
      planned.filter(({ call }) => call.serviceClass === serviceClass),
      waiting,
    );
    const crowd = { ownersByLevel: [1, flood.owners], callsOfAgent, costRatio: 1, cheapestTokens: 100 };
    const bound = boundOnWaitMs(stated, limits, serviceClass, longestServiceMs, crowd);
    expect(bound).not.toBeNull();
    expect(waitedMs).toBeLessThanOrEqual(bound ?? 0);
  }
}

/** The most calls of one agent that waited at once. */
function mostWaiting(planned: readonly PlannedCall[], waits: ReadonlyMap<string, number>): number {
  const steps = planned.flatMap(({ call }) => {
    const key = call.ownerPath.join('/');
    const end = call.arrivedAt + (waits.get(call.id) ?? Infinity);
    return [
      { key, at: call.arrivedAt, change: 1 },
      { key, at: end, change: -1 },
    ];
  });
  const counts = new Map<string, number>();
  let most = 1;
  for (const { key, change } of steps.toSorted((one, other) => one.at - other.at || other.change - one.change)) {
    const count = (counts.get(key) ?? 0) + change;
    counts.set(key, count);
    most = Math.max(most, count);
  }
  return most;
}

describe('the bound on waiting', () => {
  const semantic = hurried(standardPolicies.semantic);

  test('holds for every class, whatever flood of better and shorter calls comes', () => {
    fc.assert(
      fc.property(anyFlood, (flood) => checkBound(flood, semantic, semantic)),
      { numRuns: 25 },
    );
  });

  test('the check catches priority without minimum shares (canary)', () => {
    const starving: SchedulingPolicy = { ...semantic, groups: [{ kind: 'strict_priority' }] };
    const flood: Flood = {
      slots: 1,
      owners: 2,
      victims: [{ serviceClass: 'batch', owner: 0, at: 100 }],
      flooders: ['critical'],
      floodMs: 500,
      burst: 4,
      services: [500],
    };
    checkBound(flood, semantic, semantic);
    expect(() => checkBound(flood, semantic, starving)).toThrow();
  });

  test('the check catches shortest work first without ageing (canary)', () => {
    const starving: SchedulingPolicy = { ...semantic, calls: semantic.calls.filter(({ kind }) => kind !== 'ageing') };
    const flood: Flood = {
      slots: 1,
      owners: 1,
      victims: [{ serviceClass: 'critical', owner: 0, at: 100 }],
      flooders: ['critical'],
      floodMs: 500,
      burst: 4,
      services: [500],
    };
    checkBound(flood, semantic, semantic);
    expect(() => checkBound(flood, semantic, starving)).toThrow();
  });

  test('is stated for each class of the default policy, and denied where a policy bounds nothing', () => {
    const limits = slotsOnly(16);
    for (const serviceClass of serviceClasses) {
      expect(boundOnWaitMs(standardPolicies.semantic, limits, serviceClass, 60_000)).toBeGreaterThan(0);
    }
    const bounded = (name: keyof typeof standardPolicies, serviceClass: ServiceClass): boolean =>
      boundOnWaitMs(standardPolicies[name], limits, serviceClass, 60_000, worstCrowd(limits)) !== null;
    expect(bounded('fifo', 'batch')).toBe(true);
    expect(bounded('strict_priority', 'critical')).toBe(true);
    expect(bounded('strict_priority', 'batch')).toBe(false);
    expect(bounded('shortest_remaining', 'batch')).toBe(false);
    expect(bounded('attained_service', 'batch')).toBe(false);
  });
});
