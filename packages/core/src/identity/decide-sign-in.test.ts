import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideSignIn, signInWindowMs } from './index.ts';

const now = 1_000_000_000;
const none = { failures: 0, lastAtMs: null };
const ago = (failures: number, ms: number) => ({ failures, lastAtMs: now - ms });

describe('an attempt to sign in', () => {
  test('is looked at after four failures, and waits 30 s after five', () => {
    expect(decideSignIn({ byEmail: ago(4, 0), byAddress: none }, now)).toEqual({ waitMs: 0 });
    expect(decideSignIn({ byEmail: ago(5, 0), byAddress: none }, now)).toEqual({ waitMs: 30_000 });
    expect(decideSignIn({ byEmail: ago(5, 30_000), byAddress: none }, now)).toEqual({ waitMs: 0 });
  });

  test('waits twice as long after each further failure', () => {
    expect(decideSignIn({ byEmail: ago(6, 0), byAddress: none }, now)).toEqual({ waitMs: 60_000 });
    expect(decideSignIn({ byEmail: ago(7, 0), byAddress: none }, now)).toEqual({ waitMs: 120_000 });
  });

  test('waits for a network address only after fifty', () => {
    expect(decideSignIn({ byEmail: none, byAddress: ago(49, 0) }, now)).toEqual({ waitMs: 0 });
    expect(decideSignIn({ byEmail: none, byAddress: ago(50, 0) }, now)).toEqual({ waitMs: 30_000 });
  });

  test('never waits longer than the window, and more failures never make it shorter', () => {
    const counts = fc.record({
      failures: fc.nat(1_000),
      lastAtMs: fc.integer({ min: now - signInWindowMs, max: now }),
    });
    fc.assert(
      fc.property(counts, counts, (byEmail, byAddress) => {
        const { waitMs } = decideSignIn({ byEmail, byAddress }, now);
        expect(waitMs).toBeGreaterThanOrEqual(0);
        expect(waitMs).toBeLessThanOrEqual(signInWindowMs);
        const worse = { ...byEmail, failures: byEmail.failures + 1 };
        expect(decideSignIn({ byEmail: worse, byAddress }, now).waitMs).toBeGreaterThanOrEqual(waitMs);
      }),
    );
  });
});
