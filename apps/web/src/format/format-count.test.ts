import { describe, expect, it } from 'vitest';
import { formatCount, formatQuantity, formatSummaryCount, formatTokenPair } from './format-count.ts';

describe('a count', () => {
  it('is grouped, and short in summaries with a space before the letter', () => {
    expect(formatCount(6912)).toBe('6,912');
    expect(formatSummaryCount(6912)).toBe('6,912');
    expect(formatSummaryCount(12_900)).toBe('12.9 k');
    expect(formatSummaryCount(611_400_000)).toBe('611.4 M');
    expect(formatSummaryCount(999_960)).toBe('1.0 M');
  });

  it('of tokens reads in / out, and a side that is not known is a dash', () => {
    expect(formatTokenPair(6912, 412)).toBe('6,912 / 412');
    expect(formatTokenPair(11_472, null)).toBe('11,472 / –');
    expect(formatTokenPair(2118, 0)).toBe('2,118 / 0');
  });

  it('agrees with its noun', () => {
    expect(formatQuantity(1, 'call')).toBe('1 call');
    expect(formatQuantity(0, 'call')).toBe('0 calls');
    expect(formatQuantity(2, 'person', 'people')).toBe('2 people');
  });
});
