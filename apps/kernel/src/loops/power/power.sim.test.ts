import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cutOff, cutOffWithClock, dies, pauses, wallClock } from '../testing/mishaps.ts';
import { PowerFleet } from './testing/power-fleet.ts';
import type { Mishap, PowerFaults, PowerStory } from './testing/power-story.ts';

// Simulated: up to three kernels with a pool on one device, under power caps, on one database, on a virtual clock.

const ticks = 400;
const modes = fc.constantFrom('off' as const, 'shadow' as const, 'on' as const);

const work = fc.record({
  kernel: fc.nat(2),
  agent: fc.nat(3),
  serviceClass: fc.constantFrom('batch' as const, 'batch' as const, 'standard' as const, 'critical' as const),
  preemptible: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
  serviceTicks: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 30, max: 150 })),
  stopsAfterTicks: fc.oneof({ weight: 3, arbitrary: fc.nat(2) }, fc.constant(1_000)),
});

const capIsSet = fc.record({
  kind: fc.constant('cap is set' as const),
  percent: fc.integer({ min: 5, max: 100 }),
  afterMs: fc.constantFrom(0, 0, 3_000, 12_000),
  forMs: fc.integer({ min: 2_000, max: 40_000 }),
});
const caps = fc.oneof(
  { weight: 3, arbitrary: capIsSet },
  fc.constant<Mishap>({ kind: 'caps are lifted' }),
  fc.record({ kind: fc.constant('mode changes' as const), mode: modes }),
);

const at = (mishap: fc.Arbitrary<Mishap>) => fc.record({ atTick: fc.nat(ticks - 1), kernel: fc.nat(2), mishap });

function storyOf(mishap: fc.Arbitrary<Mishap>): fc.Arbitrary<PowerStory> {
  const arrivals = fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.array(work, { maxLength: 2 }));
  return fc.record({
    mode: modes,
    kernels: fc.integer({ min: 1, max: 3 }),
    slots: fc.integer({ min: 2, max: 12 }),
    arrivals: fc.array(arrivals, { minLength: ticks, maxLength: ticks }),
    mishaps: fc
      .tuple(fc.array(at(caps), { minLength: 1, maxLength: 4 }), fc.array(at(mishap), { maxLength: 4 }))
      .map(([some, others]) => [...some, ...others]),
  });
}

const databaseClock = fc.record({
  kind: fc.constant('database clock jumps' as const),
  byMs: fc.constantFrom(-3_600_000, -60_000, -5_000, 5_000, 60_000),
});
const meters = fc.oneof(
  fc.record({ kind: fc.constant('meter stops' as const), forMs: fc.integer({ min: 100, max: 30_000 }) }),
  fc.record({ kind: fc.constant('meter lies' as const), times: fc.constantFrom(0, 0.5, 3, 1_000) }),
  fc.constant<Mishap>({ kind: 'meter begins anew' }),
);
const clocks = fc.oneof(wallClock, databaseClock, cutOffWithClock);
const anything = fc.oneof(dies, pauses, cutOff, wallClock, databaseClock, cutOffWithClock, meters);

/** The seed is printed when it fails. */
const runs = { numRuns: 12 };

function faultsIn(mishap: fc.Arbitrary<Mishap>, faults: PowerFaults = {}) {
  return fc.asyncProperty(storyOf(mishap), async (story) => {
    const fleet = new PowerFleet(story, faults);
    await fleet.run();
    vi.clearAllTimers();
    if (fleet.faults.size > 0) throw new Error([...fleet.faults].join('; '));
  });
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a cap holds in every mode, what must run runs, and what yielded comes back (simulated)', () => {
  test('when caps and modes come and go', () => fc.assert(faultsIn(caps), runs));
  test('when kernels die or are started anew', () => fc.assert(faultsIn(dies), runs));
  test('when processes stand still, longer than their lease', () => fc.assert(faultsIn(pauses), runs));
  test('when the database is away from some of them', () => fc.assert(faultsIn(cutOff), runs));
  test('when clocks jump', () => fc.assert(faultsIn(clocks), runs));
  test('when meters stop or lie', () => fc.assert(faultsIn(meters), runs));
  test('when all of that happens', () => fc.assert(faultsIn(anything), runs));
});

describe('the checks find (canaries)', () => {
  const isFound = async (mishap: fc.Arbitrary<Mishap>, faults: PowerFaults, fault: string) => {
    const found = await fc.check(faultsIn(mishap, faults), { seed: 20_261_122, numRuns: 60, endOnFailure: true });
    expect(found.failed).toBe(true);
    expect(String(found.errorInstance)).toContain(fault);
  };

  test('a cap that counts only while the market decides', () =>
    isFound(caps, { capsOnlyWhenOn: true }, 'above its cap'));
  test('a kernel that stops what must run', () => isFound(caps, { stopsCritical: true }, 'what must run yields'));
  test('a kernel that trusts its own clock', () => isFound(wallClock, { trustsOwnClock: true }, 'power is short'));
  test('a cut that is written down twice', () => isFound(caps, { yieldsAgain: true }, 'yields twice for one cut'));
  test('work that is stopped and forgotten', () => isFound(caps, { forgetsStopped: true }, 'neither ends nor'));
  test('credits that are not carried on', () => isFound(caps, { losesCredits: true }, 'what was charged is not what'));
  test('a kernel that believes its meters', () => isFound(meters, { trustsMeters: true }, 'power is short'));
});
