import { parseExchangeRate } from '@agent-os/core/choices';
import { expect, test } from 'vitest';
import {
  formatDisplayCall,
  formatDisplayColumn,
  formatDisplayTotal,
  formatDisplayTotalColumn,
} from './format-display-money.ts';

const at = (currency: string, perUsd: string) => ({ currency, rate: parseExchangeRate(perUsd) ?? 0n });
const euro = at('EUR', '0.92');

test('totals have the decimals of their currency', () => {
  const amount = 36_460_660_000_000n;
  expect(formatDisplayTotal(amount, euro)).toBe('€33,543.81');
  expect(formatDisplayTotal(amount, at('JPY', '149.5'))).toBe('JP¥5,450,869');
  expect(formatDisplayTotal(amount, at('KWD', '0.307'))).toBe('KWD\u00A011,193.423');
  expect(formatDisplayTotal(-amount, euro)).toBe('−€33,543.81');
  expect(formatDisplayTotalColumn(-amount, euro)).toBe('−33,543.81');
});

test('amounts beyond what a number holds keep every digit', () => {
  expect(formatDisplayTotal(9_007_199_254_740_993_000_000_001n, at('EUR', '1'))).toBe('€9,007,199,254,740,993.00');
});

test('something is never shown as nothing', () => {
  expect(formatDisplayTotal(1n, euro)).toBe('<€0.01');
  expect(formatDisplayTotal(0n, euro)).toBe('€0.00');
  expect(formatDisplayTotal(-1n, euro)).toBe('€0.00');
  expect(formatDisplayCall(1n, euro)).toBe('<€0.00001');
});

test('a call has three decimals more, and those of a total from a thousand on', () => {
  expect(formatDisplayCall(1_083_250n, euro)).toBe('€0.00100');
  expect(formatDisplayColumn(1_083_250n, at('JPY', '149.5'))).toBe('0.162');
  expect(formatDisplayCall(2_000_000_000_000n, euro)).toBe('€1,840.00');
});
