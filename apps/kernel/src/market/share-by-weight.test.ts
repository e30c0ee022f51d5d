import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareByWeight } from './share-by-weight.ts';

const weights = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.bigInt({ min: 0n, max: 10n ** 12n }));
const amount = fc.bigInt({ min: 0n, max: 10n ** 18n });

test('shares are whole, sum to the amount, and none is a micro-credit away from its part', () => {
  fc.assert(
    fc.property(amount, weights, (all, weighed) => {
      const total = Object.values(weighed).reduce((sum, weight) => sum + weight, 0n);
      const shares = shareByWeight(all, weighed);
      if (total === 0n) {
        expect(shares).toEqual({});
        return;
      }
      expect(Object.values(shares).reduce((sum, share) => sum + share, 0n)).toBe(all);
      for (const [name, weight] of Object.entries(weighed)) {
        const off = (shares[name] ?? 0n) * total - all * weight;
        expect(off > -total && off < total).toBe(true);
      }
    }),
  );
});
