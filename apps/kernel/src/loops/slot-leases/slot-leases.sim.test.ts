import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cutOff, cutOffWithClock, dies, pauses, wallClock } from '../testing/mishaps.ts';
import { FleetWorld, type FleetStory, type Mishap, type Tampering } from './testing/fleet-world.ts';
import type { Faultiness } from './testing/simulated-replica.ts';

// Simulated: three kernels with a pool of one provider, on one database, on a virtual clock.

const ticks = 300;
const untouched: Tampering = (store) => store;

function storyOf(mishap: fc.Arbitrary<Mishap>): fc.Arbitrary<FleetStory> {
  return fc.record({
    slots: fc.integer({ min: 1, max: 8 }),
    arrivals: fc.array(fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, fc.array(fc.nat(2), { maxLength: 3 })), {
      minLength: ticks,
      maxLength: ticks,
    }),
    serviceTicks: fc.array(fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 60 })), {
      minLength: 1,
      maxLength: 20,
    }),
    mishaps: fc.array(fc.record({ atTick: fc.nat(ticks - 1), replica: fc.nat(2), mishap }), {
      minLength: 1,
      maxLength: 5,
    }),
  });
}

const databaseClock = fc.record({
  kind: fc.constant('database clock jumps back' as const),
  byMs: fc.constantFrom(1_000, 60_000, 86_400_000),
});
const resized = fc.record({ kind: fc.constant('slots change' as const), slots: fc.nat(8) });

/** The seed is printed when it fails. */
const runs = { numRuns: 50 };

function faultsIn(mishap: fc.Arbitrary<Mishap>, faultiness: Faultiness = {}, tamper: Tampering = untouched) {
  return fc.asyncProperty(storyOf(mishap), async (story) => {
    const world = new FleetWorld(story, faultiness, tamper);
    await world.run();
    vi.clearAllTimers();
    expect([...world.faults]).toEqual([]);
  });
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('calls start on leased slots only, never more are leased than there are, and none idles for long (simulated)', () => {
  test('when replicas die or are started anew', () => fc.assert(faultsIn(dies), runs));
  test('when processes stand still, longer than their lease', () => fc.assert(faultsIn(pauses), runs));
  test('when the database is away from some of them', () => fc.assert(faultsIn(cutOff), runs));
  test('when clocks jump', () => fc.assert(faultsIn(fc.oneof(wallClock, databaseClock, cutOffWithClock)), runs));
  test('when an administrator changes the slots', () => fc.assert(faultsIn(resized), runs));
  test('when all of that happens', () =>
    fc.assert(faultsIn(fc.oneof(dies, pauses, cutOff, wallClock, databaseClock, resized)), runs));
});

describe('the checks find (canaries)', () => {
  const isFound = async (property: ReturnType<typeof faultsIn>) =>
    expect(await fc.check(property, { seed: 1, numRuns: 200, endOnFailure: true })).toMatchObject({ failed: true });

  test('kernels that ignore the leases of others', () =>
    isFound(
      faultsIn(dies, {}, (store) => ({
        ...store,
        settle: (session, organisationId, poolIds, decide) =>
          store.settle(session, organisationId, poolIds, (pool) =>
            decide({ ...pool, leases: pool.leases.filter(({ replica }) => session.startsWith(replica)) }),
          ),
      })),
    ));
  test('a database that never ends the session of a dead kernel', () =>
    isFound(
      faultsIn(dies, {}, (store) => ({
        ...store,
        begin: (session, _, takesOver) => store.begin(session, 3_600_000, takesOver),
        renew: (session) => store.renew(session, 3_600_000),
      })),
    ));
  test('a kernel that starts calls after it stood still, as if nothing had been', () =>
    isFound(faultsIn(pauses, { forgetsExpiry: true })));
  test('a kernel that goes on when the database is away', () => isFound(faultsIn(cutOff, { forgetsExpiry: true })));
  test('a kernel that measures its lease by the wall clock', () =>
    isFound(faultsIn(cutOffWithClock, { trustsWallClock: true })));
  test('kernels that are deaf to new settings', () => isFound(faultsIn(resized, { deafToSettings: true })));
});
