import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cutOff, cutOffWithClock, dies, pauses, wallClock } from '../testing/mishaps.ts';
import { BudgetFleet } from './testing/budget-fleet.ts';
import type { BudgetStory, DatabaseFaults, Mishap } from './testing/budget-story.ts';
import type { KernelFaults } from './testing/simulated-kernel.ts';

// Simulated: three kernels with two budgets in nano-USD and one of each end user, on one database, on a virtual clock.

const ticks = 200;

function storyOf(mishap: fc.Arbitrary<Mishap>, throttles: boolean): fc.Arbitrary<BudgetStory> {
  const arrival = fc.record({ kernel: fc.nat(2), thousandths: fc.integer({ min: 1, max: 120 }) });
  return fc.record({
    throttles: fc.constant(throttles),
    capNanoUsd: fc.bigInt({ min: 1_000_003n, max: 9_000_000_000_007n }),
    arrivals: fc.array(fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.array(arrival, { maxLength: 2 })), {
      minLength: ticks,
      maxLength: ticks,
    }),
    ends: fc.array(
      fc.record({ afterTicks: fc.integer({ min: 1, max: 60 }), thousandths: fc.integer({ min: 0, max: 700 }) }),
      { minLength: 1, maxLength: 12 },
    ),
    mishaps: fc.array(fc.record({ atTick: fc.nat(ticks - 1), kernel: fc.nat(2), mishap }), {
      minLength: 1,
      maxLength: 5,
    }),
  });
}

const databaseClock = fc.record({
  kind: fc.constant('database clock jumps' as const),
  byMs: fc.constantFrom(-86_400_000, -60_000, -1_000, 1_000, 60_000, 600_000),
});

const clocks = fc.oneof(wallClock, databaseClock, cutOffWithClock);
const anything = fc.oneof(dies, pauses, cutOff, wallClock, databaseClock, cutOffWithClock);

/** The seed is printed when it fails. */
const runs = { numRuns: 12 };

interface Faults extends KernelFaults, DatabaseFaults {
  readonly throttles?: boolean;
}

function faultsIn(mishap: fc.Arbitrary<Mishap>, { throttles = false, ...faults }: Faults = {}) {
  return fc.asyncProperty(storyOf(mishap, throttles), async (story) => {
    const fleet = new BudgetFleet(story, faults, faults);
    await fleet.run();
    vi.clearAllTimers();
    expect([...fleet.faults]).toEqual([]);
  });
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a hard cap is never passed by a nano-USD, every end counts once, and what is left can be spent (simulated)', () => {
  test('when kernels die or are started anew', () => fc.assert(faultsIn(dies), runs));
  test('when processes stand still, longer than their session', () => fc.assert(faultsIn(pauses), runs));
  test('when questions or answers are lost', () => fc.assert(faultsIn(cutOff), runs));
  test('when clocks jump', () => fc.assert(faultsIn(clocks), runs));
  test('when clocks jump, of what is let out little by little', () =>
    fc.assert(faultsIn(clocks, { throttles: true }), runs));
  test('when all of that happens', () => fc.assert(faultsIn(anything), runs));
  test('not even by a kernel that does not notice that its session is over', () =>
    fc.assert(faultsIn(anything, { forgetsExpiry: true }), runs));
});

describe('the checks find (canaries)', () => {
  const isFound = async (property: ReturnType<typeof faultsIn>) =>
    expect(await fc.check(property, { seed: 20_261_122, numRuns: 100, endOnFailure: true })).toMatchObject({
      failed: true,
    });

  test('a kernel that trusts its own clock', () =>
    isFound(faultsIn(wallClock, { throttles: true, trustsOwnClock: true })));
  test('a kernel that does not say what it has promised', () => isFound(faultsIn(pauses, { hidesPromises: true })));
  test('a kernel that frees parts before the end of their call is written', () =>
    isFound(faultsIn(dies, { freesEarly: true })));
  test('a database that gives to others what a dead kernel had', () =>
    isFound(faultsIn(dies, { forgetsTheDead: true })));
  test('a database that charges an end twice whose answer was lost', () =>
    isFound(faultsIn(cutOff, { chargesAgain: true })));
  test('a database that forgets what it has granted', () => isFound(faultsIn(dies, { losesLeases: true })));
});
