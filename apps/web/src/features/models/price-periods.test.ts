import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pricePeriods } from './price-periods.ts';

const at = (effectiveFrom: number) => ({ effectiveFrom });

test('exactly the newest price that has begun counts now', () => {
  const moments = fc.uniqueArray(fc.nat(1000), { maxLength: 20 });
  fc.assert(
    fc.property(moments, fc.nat(1000), (starts, nowMs) => {
      const periods = pricePeriods(starts.map(at), nowMs);
      const begun = starts.filter((start) => start <= nowMs);
      const now = periods.filter(({ when }) => when === 'now').map(({ price }) => price.effectiveFrom);
      expect(now).toEqual(begun.length === 0 ? [] : [Math.max(...begun)]);
    }),
  );
});

test('each period ends where the next begins and knows what it replaced', () => {
  expect(pricePeriods([at(10), at(30), at(20)], 25)).toEqual([
    { price: at(30), before: at(20), until: undefined, when: 'to come' },
    { price: at(20), before: at(10), until: 30, when: 'now' },
    { price: at(10), before: undefined, until: 20, when: 'past' },
  ]);
});
