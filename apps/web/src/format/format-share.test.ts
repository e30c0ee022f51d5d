import { describe, expect, it } from 'vitest';
import { formatChange, formatShare } from './format-share.ts';

describe('a share', () => {
  it('has one decimal and a space before the sign', () => {
    expect(formatShare(0.664)).toBe('66.4 %');
    expect(formatShare(12.5)).toBe('1,250.0 %');
    expect(formatShare(-0.01)).toBe('−1.0 %');
    expect(formatShare(null)).toBe('–');
  });

  it('of change always says its direction', () => {
    expect([formatChange(0.062), formatChange(-0.004), formatChange(0), formatChange(null)]).toEqual([
      '+6.2 %',
      '−0.4 %',
      '+0.0 %',
      '–',
    ]);
  });
});
