import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageOwners } from './page-owners.ts';
import type { OwnerStanding } from './prepare-owners.ts';
import { sumRows } from './sum-owner-rows.ts';

const owner = (id: string, spent: bigint, variance: bigint | null): OwnerStanding => ({
  row: { ...sumRows(id, []), costNanoUsd: spent },
  budgetNanoUsd: null,
  forecastNanoUsd: null,
  varianceNanoUsd: variance,
});
// Few amounts, so that many owners spent the same.
const owners = fc
  .uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]{3}$/), fc.bigInt(-2n, 3n), fc.option(fc.bigInt(-2n, 2n))), {
    selector: ([id]) => id,
    maxLength: 40,
  })
  .map((some) => some.map(([id, spent, variance]) => owner(id, spent, variance)));
const idsOf = (some: readonly OwnerStanding[]) => some.map(({ row }) => row.id);

test('all pages together are every owner once, in one order, and each says what comes after it', () => {
  fc.assert(
    fc.property(owners, fc.integer({ min: 1, max: 9 }), fc.constantFrom('amount', 'over'), (all, limit, order) => {
      const whole = pageOwners(all, { order, limit: 1_000, after: null });
      expect(whole).toMatchObject({ rest: [], next: null });
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page = pageOwners(all, { order, limit, after });
        seen.push(...idsOf(page.owners));
        expect([...seen, ...idsOf(page.rest)]).toEqual(idsOf(whole.owners));
        after = page.next;
      } while (after !== null);
      expect(seen).toEqual(idsOf(whole.owners));
    }),
  );
});

test('the dearest come first; or those over their budget, the furthest before the others', () => {
  const all = [owner('a', 5n, -5n), owner('b', 1n, 3n), owner('c', 2n, 9n), owner('d', 9n, null)];
  const place = { limit: 10, after: null } as const;
  expect(idsOf(pageOwners(all, { ...place, order: 'amount' }).owners)).toEqual(['d', 'a', 'c', 'b']);
  expect(idsOf(pageOwners(all, { ...place, order: 'over' }).owners)).toEqual(['c', 'b', 'd', 'a']);
});

test('a place that no page gave is refused', () => {
  for (const after of ['', '{}', '["1"]', '["x","1","a"]']) {
    expect(() => pageOwners([], { order: 'amount', limit: 1, after })).toThrow('Give the next of the page before');
  }
});
