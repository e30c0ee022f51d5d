import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatUsd, parseUsd } from './usd.ts';

test.each([
  [0n, '0.00'],
  [1n, '0.000000001'],
  [1_234_567_890n, '1.23456789'],
  [-2_500_000_000n, '-2.50'],
])('%s nano-USD are written %s', (nanoUsd, text) => {
  expect(formatUsd(nanoUsd)).toBe(text);
});

test('an amount survives being written and read', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), (nanoUsd) => parseUsd(formatUsd(nanoUsd)) === nanoUsd),
  );
});

test.each(['', '1.', '1.0000000001', '-1', '1e3', 'NaN'])('%j is no amount', (text) => {
  expect(parseUsd(text)).toBeUndefined();
});
