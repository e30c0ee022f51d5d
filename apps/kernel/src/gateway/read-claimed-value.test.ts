import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readClaimedValue } from './read-claimed-value.ts';

const read = (value: string) => {
  const result = readClaimedValue({ 'x-agent-value': value });
  return result.ok ? result.value : result.refusal;
};

describe('what a request says it is worth', () => {
  test('is nothing when its headers say nothing', () => {
    expect(readClaimedValue({})).toEqual({ ok: true, value: undefined });
  });

  test('is an amount of USD, to the nano-dollar', () => {
    expect(read('12.50')).toBe(12_500_000_000n);
    expect(read(' 0 ')).toBe(0n);
    expect(read('0.000000001')).toBe(1n);
    expect(read('1000000')).toBe(1_000_000_000_000_000n);
  });

  test('is read as it was written, whatever the amount', () => {
    const nanoUsd = fc.bigInt({ min: 0n, max: 1_000_000_000_000_000n });
    fc.assert(
      fc.property(nanoUsd, (amount) => {
        const digits = amount.toString().padStart(10, '0');
        expect(read(`${digits.slice(0, -9)}.${digits.slice(-9)}`)).toBe(amount);
      }),
    );
  });

  test.each([
    '',
    '-1',
    '$5',
    '5 USD',
    '1e3',
    '1,000',
    '1,5',
    '.5',
    '5.',
    '1.0000000001',
    '1000000.01',
    '9999999',
    '5, 6',
  ])('is refused with what to write when it is “%s”', (value) => {
    expect(read(value)).toMatchObject({
      code: 'invalid_request',
      message: expect.stringContaining('must be an amount of USD from 0 to 1000000, such as 12.50') as string,
    });
  });
});
