import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideAdmission, decideStarts, type PoolLoad } from './index.ts';

const anyLoad = fc.record({ slots: fc.nat(50), busy: fc.nat(60), waiting: fc.nat(60), queueLimit: fc.nat(60) });

function checkAdmission(decide: (pool: PoolLoad) => string): void {
  fc.assert(
    fc.property(anyLoad, (pool) => {
      const decision = decide(pool);
      const slotFree = pool.busy < pool.slots;
      if (decision === 'start') expect(slotFree && pool.waiting === 0).toBe(true);
      if (slotFree && pool.waiting === 0) expect(decision).toBe('start');
      if (decision === 'refuse') expect(pool.waiting).toBeGreaterThanOrEqual(pool.queueLimit);
    }),
  );
}

describe('admission, first come first served', () => {
  test('nobody overtakes, no free slot is left idle, and only a full line refuses', () => {
    checkAdmission(decideAdmission);
  });

  test('the check catches a policy that lets new calls overtake (canary)', () => {
    expect(() => checkAdmission((pool) => (pool.busy < pool.slots ? 'start' : 'wait'))).toThrow();
  });

  test('starts are work conserving and never exceed the slots', () => {
    fc.assert(
      fc.property(anyLoad, (pool) => {
        const starts = decideStarts(pool);
        expect(starts).toBeGreaterThanOrEqual(0);
        if (starts > 0) expect(pool.busy + starts).toBeLessThanOrEqual(pool.slots);
        const idleSlots = Math.max(0, pool.slots - pool.busy) - starts;
        if (idleSlots > 0) expect(starts).toBe(pool.waiting);
      }),
    );
  });
});
