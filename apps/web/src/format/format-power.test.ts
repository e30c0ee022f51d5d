import { expect, test } from 'vitest';
import { formatExactPower, formatPower } from './format-power.ts';

test('power has three significant digits, in watts below a kilowatt', () => {
  expect([0, 412, 75_000, 412_250, 999_499, 999_500, 2_800_000, 123_456_000].map(formatPower)).toEqual([
    '0 W',
    '0.412 W',
    '75.0 W',
    '412 W',
    '999 W',
    '1.00 kW',
    '2.80 kW',
    '123 kW',
  ]);
});

test('the exact power is in milliwatts, and what is not known is none', () => {
  expect([formatExactPower(412_250), formatPower(null)]).toEqual(['412,250 mW', '–']);
});
