import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseBudgetAmount, typeBudgetAmount } from './typed-budget-amount.ts';

const amount = fc.bigInt({ min: 0n, max: 9_223_372_036_854_775_807n });

test('an amount that was typed comes back to the last part', () => {
  for (const unit of ['usd', 'tokens', 'credits'] as const) {
    fc.assert(
      fc.property(amount, (value) => {
        expect(parseBudgetAmount(unit, typeBudgetAmount(unit, value))).toBe(value);
      }),
    );
  }
});

test('what was typed is read exactly or not at all', () => {
  expect(parseBudgetAmount('usd', ' 0.000000001 ')).toBe(1n);
  expect(parseBudgetAmount('usd', '0.0000000001')).toBeUndefined();
  expect(parseBudgetAmount('usd', '1.500000000000')).toBe(1_500_000_000n);
  expect(parseBudgetAmount('energy', '0.5')).toBe(1_800_000n);
  expect(parseBudgetAmount('energy', '0.0000001')).toBeUndefined();
  expect(parseBudgetAmount('tokens', '1.5')).toBeUndefined();
  for (const text of ['', '-1', '1e3', '0,12', '1,000', 'abc', '1.', '.5']) {
    expect(parseBudgetAmount('usd', text)).toBeUndefined();
  }
});
