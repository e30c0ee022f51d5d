import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatBudgetAmount, formatExactBudgetAmount } from './format-budget-amount.ts';

const amount = fc.bigInt({ min: 0n, max: 9_223_372_036_854_775_807n });

describe('an amount of a budget', () => {
  test('reads in its unit', () => {
    expect(formatBudgetAmount('usd', 160_000_000_000n)).toBe('$160.00');
    expect(formatBudgetAmount('tokens', 9_999n)).toBe('9,999 tok');
    expect(formatBudgetAmount('tokens', 12_960n)).toBe('12.9 k tok');
    expect(formatBudgetAmount('tokens', 611_400_000n)).toBe('611.4 M tok');
    expect(formatBudgetAmount('tokens', 12_345_678_901_234_567n)).toBe('12.3 P tok');
    expect(formatBudgetAmount('credits', 12_345_678_901_234_567n)).toBe('12.3 G cr');
    expect(formatBudgetAmount('credits', 71_680_000n)).toBe('71.68 cr');
    expect(formatBudgetAmount('energy', 3_240_000_000n)).toBe('900 Wh');
  });

  test('stays short however large it is, and is never rounded up to the whole', () => {
    expect(formatBudgetAmount('usd', 9_223_372_036_854_775_807n)).toBe('$9.2 G');
    expect(formatBudgetAmount('tokens', 999_999n)).toBe('999.9 k tok');
    fc.assert(
      fc.property(amount, fc.constantFrom('usd', 'tokens', 'credits', 'energy'), (value, unit) => {
        expect(formatBudgetAmount(unit, value).length).toBeLessThan(25);
      }),
    );
  });

  test('of less than its smallest figure is not nothing', () => {
    expect(formatBudgetAmount('usd', 1n)).toBe('<$0.00001');
    expect(formatBudgetAmount('usd', 125_000_000n)).toBe('$0.12500');
    expect(formatBudgetAmount('usd', 200_000_000n)).toBe('$0.20');
    expect(formatBudgetAmount('credits', 1n)).toBe('<0.01 cr');
    expect(formatExactBudgetAmount('credits', 1n)).toBe('0.000001 credits');
    expect(formatExactBudgetAmount('usd', -1n)).toBe('−$0.000000001');
  });
});
