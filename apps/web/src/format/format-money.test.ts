import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatCallMoney,
  formatCallUsd,
  formatExactMoney,
  formatPricePerMillion,
  formatTotalMoney,
  formatTotalUsd,
  parseUsd,
} from './format-money.ts';

describe('money', () => {
  it('of a call has five decimals, so that columns line up', () => {
    expect(formatCallMoney(1_083_250n)).toBe('$0.00108');
    expect(formatCallUsd(410_000_000n)).toBe('0.41000');
    expect(formatCallMoney(0n)).toBe('$0.00000');
  });

  it('of a call is never nothing when it is something, and in cents when it is large', () => {
    expect([formatCallMoney(4n), formatCallUsd(9_999n)]).toEqual(['<$0.00001', '<0.00001']);
    expect(formatCallMoney(10_000n)).toBe('$0.00001');
    expect(formatCallUsd(999_999_990_000n)).toBe('999.99999');
    expect(formatCallMoney(1_234_567_890_000_000n)).toBe('$1,234,567.89');
  });

  it('in totals has two decimals, and says when it is below a cent', () => {
    expect(formatTotalMoney(36_460_660_000_000n)).toBe('$36,460.66');
    expect([formatTotalUsd(36_460_660_000_000n), formatTotalUsd(9_999_999n)]).toEqual(['36,460.66', '<0.01']);
    expect(formatTotalMoney(9_999_999n)).toBe('<$0.01');
    expect(formatTotalMoney(10_000_000n)).toBe('$0.01');
    expect(formatTotalMoney(0n)).toBe('$0.00');
    expect(formatTotalMoney(-1_500_000_000n)).toBe('−$1.50');
  });

  it('is a dash when not known, never zero', () => {
    for (const format of [formatCallMoney, formatCallUsd, formatTotalMoney, formatExactMoney, formatPricePerMillion]) {
      expect(format(null)).toBe('–');
    }
  });

  it('keeps amounts beyond the exact range of floating point', () => {
    expect(formatExactMoney(9_007_199_254_740_993_000_000_001n)).toBe('$9,007,199,254,740,993.000000001');
  });

  it('as a price keeps what matters and at least two decimals', () => {
    expect(formatPricePerMillion(120_000_000n)).toBe('0.12');
    expect(formatPricePerMillion(2_500_000_000n)).toBe('2.50');
    expect(formatPricePerMillion(37_500_000n)).toBe('0.0375');
    expect(formatPricePerMillion(3_000_000_000n)).toBe('3.00');
  });

  it('typed by a person comes back to the last digit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999_999_999n }), (nanoUsd) => {
        const typed = formatExactMoney(nanoUsd).replace(/[$,]/g, '');
        expect(parseUsd(typed)).toBe(nanoUsd);
      }),
    );
  });

  it('is not read from anything else', () => {
    for (const text of ['', '-1', '1e3', '0,12', 'abc', '1.']) expect(parseUsd(text)).toBeUndefined();
  });
});
