import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPoolScheduler, type PoolSnapshot } from './index.ts';
import { decideAdmissions } from '../reference/index.ts';
import { anyEvent } from '../testing/any-event.ts';
import { anyLimits, anyPolicy } from '../testing/any-pool.ts';
import { drivePool } from '../testing/drive-pool.ts';

const anyEvents = fc.array(anyEvent, { minLength: 1, maxLength: 120, size: 'max' });

/** Compares the scheduler with the specification before every decision; `alter` changes what the latter is shown. */
function compare(
  alter: (snapshot: PoolSnapshot) => PoolSnapshot,
  runs: { readonly seed?: number; readonly endOnFailure?: boolean } = {},
): void {
  fc.assert(
    fc.property(anyPolicy, anyLimits, anyEvents, fc.integer(), (policy, limits, events, seed) => {
      const pool = createPoolScheduler(policy, limits, seed);
      drivePool(pool, events, (now) => {
        const expected = decideAdmissions(alter(pool.snapshot(now)), now);
        return (decisions) => expect(decisions).toEqual(expected);
      });
    }),
    { numRuns: 300, ...runs },
  );
}

describe('the incremental scheduler', () => {
  test('decides at every moment exactly what the reference says', () => compare((snapshot) => snapshot));

  test.each<[string, (snapshot: PoolSnapshot) => PoolSnapshot]>([
    ['forgets what owners were served', (snapshot) => ({ ...snapshot, groups: [] })],
    ['forgets who was passed over', (snapshot) => ({ ...snapshot, passedOver: [] })],
  ])('the comparison catches one that %s (canary)', (_, alter) => {
    expect(() => compare(alter, { seed: 1, endOnFailure: true })).toThrow();
  });
});
