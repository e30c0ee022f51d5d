import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocate, chargeback } from './index.ts';

const amount = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
const weight = fc.bigInt({ min: 0n, max: 10n ** 15n });

test('parts sum to the amount exactly, and each is within one nano-USD of its exact share', () => {
  fc.assert(
    fc.property(amount, fc.array(weight, { minLength: 1, maxLength: 60 }), (whole, weights) => {
      const total = weights.reduce((sum, one) => sum + one, 0n);
      fc.pre(total > 0n);
      const parts = allocate(whole, weights);
      expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(whole);
      for (const [index, part] of parts.entries()) {
        const offTimesTotal = part * total - whole * (weights[index] ?? 0n);
        expect(offTimesTotal < total && offTimesTotal > -total).toBe(true);
      }
    }),
  );
});

test('who has no weight gets nothing', () => {
  expect(allocate(10n, [0n, 3n, 0n])).toEqual([0n, 10n, 0n]);
  expect(allocate(10n, [0n, 0n])).toEqual([0n, 0n]);
});

test('charges and the line of nobody sum to all spend, spread or not', () => {
  const spend = fc.array(fc.record({ id: fc.uuid(), nanoUsd: weight }), { maxLength: 40 });
  fc.assert(
    fc.property(spend, weight, fc.boolean(), (owners, unallocated, spread) => {
      const before = owners.reduce((sum, { nanoUsd }) => sum + nanoUsd, unallocated);
      const charged = chargeback(owners, unallocated, spread);
      const after = charged.owners.reduce((sum, one) => sum + one.chargedNanoUsd, charged.unallocatedNanoUsd);
      expect(after).toBe(before);
      expect(charged.owners.every((one) => one.chargedNanoUsd >= one.nanoUsd)).toBe(true);
      if (!spread) expect(charged.unallocatedNanoUsd).toBe(unallocated);
    }),
  );
});
