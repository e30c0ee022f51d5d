import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPoolScheduler } from './index.ts';
import { decideAdmissions } from '../reference/index.ts';
import { anyEvent } from '../testing/any-event.ts';
import { anyLimits, anyPolicy } from '../testing/any-pool.ts';
import { drivePool } from '../testing/drive-pool.ts';

const anyEvents = fc.array(anyEvent, { minLength: 1, maxLength: 120, size: 'max' });

describe('the incremental scheduler', () => {
  test('decides at every moment exactly what the reference says', () => {
    fc.assert(
      fc.property(anyPolicy, anyLimits, anyEvents, fc.integer(), (policy, limits, events, seed) => {
        const pool = createPoolScheduler(policy, limits, seed);
        drivePool(pool, events, (now) => {
          const expected = decideAdmissions(pool.snapshot(now), now);
          return (decisions) => expect(decisions).toEqual(expected);
        });
      }),
      { numRuns: 300 },
    );
  });
});
