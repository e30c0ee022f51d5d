import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCredits, writeCredits } from './read-credits.ts';

test.each([
  ['0', 0n],
  ['1,200.5', 1_200_500_000n],
  [' 0.000001 ', 1n],
])('%j is an amount', (text, micro) => expect(readCredits(text)).toBe(micro));

test.each(['', '-1', '1.0000001', 'ten', '1e3'])('%j is none', (text) => expect(readCredits(text)).toBeUndefined());

test('what is written is read again', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 17n }), (micro) => readCredits(writeCredits(micro)) === micro),
  );
});
