import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standardPolicies, type SchedulingPolicy } from '../policies/index.ts';
import { anyEvent } from '../testing/any-event.ts';
import { anyPolicy } from '../testing/any-pool.ts';
import { drivePool } from '../testing/drive-pool.ts';
import { slotsOnly } from '../testing/test-call.ts';
import { createPoolScheduler, type PoolScheduler, type PoolSnapshot } from './index.ts';

const events = fc.array(
  anyEvent.filter(({ kind }) => kind !== 'configure' && kind !== 'reweigh'),
  { minLength: 1, maxLength: 80, size: 'max' },
);

type Reconfigure = (pool: PoolScheduler, policy: SchedulingPolicy, now: number) => void;

/** An equal policy, read anew: everything is sorted again. */
const again: Reconfigure = (pool, policy, now) =>
  pool.configure({ ...policy, calls: [...policy.calls] }, pool.snapshot(now).limits, now);

const changesNothing = (reconfigure: Reconfigure) =>
  fc.property(anyPolicy, fc.integer({ min: 1, max: 4 }), events, (policy, slots, happens) => {
    const [pool, twin] = [1, 2].map((seed) => createPoolScheduler(policy, slotsOnly(slots), seed));
    if (pool === undefined || twin === undefined) return;
    // What groups carry shows a difference long before it comes to somebody's turn.
    const carried: PoolSnapshot['groups'][] = [];
    const carriedByTwin: PoolSnapshot['groups'][] = [];
    const steps = drivePool(pool, happens, (now) => {
      carried.push(pool.snapshot(now).groups);
      return () => undefined;
    });
    const ofTwin = drivePool(twin, happens, (now) => {
      reconfigure(twin, policy, now);
      carriedByTwin.push(twin.snapshot(now).groups);
      return () => undefined;
    });
    expect(ofTwin).toEqual(steps);
    expect(carriedByTwin).toEqual(carried);
  });

describe('settings that are read again and say the same', () => {
  test('change nobody’s turn: who was behind the others stays behind, who was ahead ahead', () =>
    fc.assert(changesNothing(again), { numRuns: 200 }));

  test('the check catches a pool that forgets who was served (canary)', () => {
    const forgetful: Reconfigure = (pool, policy, now) => {
      pool.configure(standardPolicies.fifo, pool.snapshot(now).limits, now);
      again(pool, policy, now);
    };
    expect(fc.check(changesNothing(forgetful), { seed: 1, numRuns: 200, endOnFailure: true }).failed).toBe(true);
  });
});
