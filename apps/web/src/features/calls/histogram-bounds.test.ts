import { describe, expect, it } from 'vitest';
import { describeBucketLength, histogramBounds } from './histogram-bounds.ts';

const minuteMs = 60_000;

describe('the bars over the list of calls', () => {
  it('take in the minute that runs, and ask the same until it has passed', () => {
    const range = { kind: 'last', durationMs: 60 * minuteMs } as const;
    const early = histogramBounds(range, 100 * minuteMs + 1);
    expect(early).toEqual({ from: 41 * minuteMs, to: 101 * minuteMs, buckets: 60 });
    expect(histogramBounds(range, 101 * minuteMs - 1)).toEqual(early);
    expect(histogramBounds(range, 101 * minuteMs)).not.toEqual(early);
  });

  it('cover a span exactly, one of milliseconds too', () => {
    expect(histogramBounds({ kind: 'span', from: 10, to: 13 }, 0)).toEqual({ from: 10, to: 13, buckets: 3 });
  });

  it.each([
    [minuteMs, 'per minute'],
    [15_000, 'per 15 s'],
    [24 * minuteMs, 'per 24 min'],
    [60 * minuteMs, 'per hour'],
    [168 * minuteMs, 'per 2.8 h'],
    [12 * 60 * minuteMs, 'per 12 h'],
    [3, 'per 3 ms'],
  ])('say how long one of %i ms is', (bucketMs, words) => {
    expect(describeBucketLength(bucketMs)).toBe(words);
  });
});
