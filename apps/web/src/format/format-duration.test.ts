import { describe, expect, it } from 'vitest';
import { formatDuration, formatMilliseconds, formatSeconds } from './format-duration.ts';

describe('a duration', () => {
  it.each([
    [40, '0.04 ms'],
    [9_990, '9.99 ms'],
    [412_000, '412 ms'],
    [999_400, '999 ms'],
    [999_600, '1.00 s'],
    [3_600_000, '3.60 s'],
    [59_990_000, '59.99 s'],
    [59_999_000, '1 min 0 s'],
    [134_000_000, '2 min 14 s'],
    [3_725_000_000, '1 h 02'],
    [86_399_000_000, '23 h 59'],
    [442_800_000_000, '5 d 3 h'],
  ])('of %i µs reads %s', (durationUs, text) => {
    expect(formatDuration(durationUs)).toBe(text);
  });

  it('in a column has one unit', () => {
    expect(formatSeconds(1_940_000)).toBe('1.94');
    expect(formatSeconds(442_800_000_000)).toBe('442,800.00');
    expect(formatMilliseconds(3_184_000)).toBe('3,184.00');
  });

  it('is a dash when not known', () => {
    expect([formatDuration(null), formatSeconds(null), formatMilliseconds(null)]).toEqual(['–', '–', '–']);
  });
});
