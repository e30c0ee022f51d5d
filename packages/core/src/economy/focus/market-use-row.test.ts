import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  checkFocus,
  focusColumns,
  focusValues,
  focusVersions,
  marketUseRow,
  parseDecimal,
  sumBilledCost,
  type FocusBilling,
} from './index.ts';

const billing: FocusBilling = {
  organisation: { id: 'org_1', name: 'Northwind' },
  periodStartMs: 1_793_491_200_000,
  periodEndMs: 1_796_083_200_000,
};
const department = { id: 'dep_1', name: 'Sales' };

test('credits keep every rule of FOCUS in either version, are there to the micro-credit, and cost no dollars', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 18n }), fc.constantFrom(...focusVersions), (microCredits, version) => {
      const row = marketUseRow(billing, { department, microCredits });
      const dataset = { columns: focusColumns(version), rows: [focusValues(row, version)] };
      expect(checkFocus(dataset, { version })).toEqual([]);
      expect(sumBilledCost(dataset)).toBe(0n);
      const paid = parseDecimal(row.PricingCurrencyEffectiveCost ?? '');
      expect((paid?.digits ?? 0n) * 10n ** BigInt(6 - (paid?.scale ?? 0))).toBe(microCredits);
    }),
  );
});

test('canary: without its currency the row would break the rules', () => {
  const row = { ...marketUseRow(billing, { department, microCredits: 1n }), PricingCurrency: null };
  const dataset = { columns: focusColumns('1.2'), rows: [focusValues(row, '1.2')] };
  expect(checkFocus(dataset, { version: '1.2' })).toEqual(['Row 1: PricingCurrency must have a value.']);
});
