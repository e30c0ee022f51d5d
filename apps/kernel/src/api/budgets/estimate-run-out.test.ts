import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateRunOut } from './estimate-run-out.ts';

const dayMs = 86_400_000;
const noon = { startsAtMs: 0, sinceMs: 0, endsAtMs: dayMs, nowMs: dayMs / 2 };

describe('when a budget runs out', () => {
  test('is where its pace so far meets the cap', () => {
    expect(estimateRunOut({ ...noon, spent: 75n, cap: 100n })).toBe((dayMs / 2 / 3) * 4);
  });

  test('is not known without any spending, and no question when all is spent or the window ends before', () => {
    for (const spent of [0n, 100n, 101n, 50n, 20n]) {
      expect(estimateRunOut({ ...noon, spent, cap: 100n })).toBeNull();
    }
  });

  test('counts from when the budget was made in it', () => {
    expect(estimateRunOut({ ...noon, sinceMs: dayMs / 4, spent: 75n, cap: 100n })).toBe(dayMs / 2 + dayMs / 4 / 3);
  });

  test('does not follow from the first minutes of a window', () => {
    expect(estimateRunOut({ ...noon, nowMs: 60_000, spent: 1n, cap: 100n })).toBeNull();
  });

  test('without an end is known for ten years', () => {
    const open = { startsAtMs: 0, sinceMs: 0, endsAtMs: null, nowMs: dayMs };
    expect(estimateRunOut({ ...open, spent: 1n, cap: 11n })).toBe(11 * dayMs);
    expect(estimateRunOut({ ...open, spent: 1n, cap: 9_223_372_036_854_775_807n })).toBeNull();
  });

  test('lies between now and the end of the window, and never later for a smaller cap', () => {
    const amount = fc.bigInt({ min: 0n, max: 9_223_372_036_854_775_807n });
    const now = fc.integer({ min: 0, max: dayMs - 1 });
    fc.assert(
      fc.property(amount, amount, amount, now, (spent, one, other, nowMs) => {
        const [less, more] = one < other ? [one, other] : [other, one];
        const at = (cap: bigint) => estimateRunOut({ spent, cap, startsAtMs: 0, sinceMs: 0, endsAtMs: dayMs, nowMs });
        for (const found of [at(less), at(more)]) {
          if (found !== null) expect(found >= nowMs && found < dayMs).toBe(true);
        }
        const [early, late] = [at(less), at(more)];
        if (early !== null && late !== null) expect(early).toBeLessThanOrEqual(late);
      }),
    );
  });
});
