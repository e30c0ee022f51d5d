import { expect, test } from 'vitest';
import { formatCredits, formatCreditTotal, formatExactCredits } from './format-credits.ts';

test.each([
  [null, '–'],
  [0, '0.00'],
  [1_120_000, '1.12'],
  [3_100, '0.0031'],
  [12_345_678_900, '12,345.68'],
])('a price of %j is %s', (micro, text) => expect(formatCredits(micro)).toBe(text));

test('totals are whole, and exact in the tip', () => {
  expect(formatCreditTotal('186000400000')).toBe('186,000');
  expect(formatExactCredits('1234500001')).toBe('1,234.500001 credits');
  expect(formatExactCredits('-2000000')).toBe('−2.00 credits');
});
