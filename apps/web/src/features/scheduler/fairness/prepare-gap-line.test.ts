import { describe, expect, it } from 'vitest';
import { prepareGapLine } from './prepare-gap-line.ts';

const at = (seconds: number, gapTokens: number) => ({ at: seconds * 1_000, gapTokens, boundTokens: 100 });

describe('the course of the gap', () => {
  it('is one line while somebody waits, and breaks where nobody did', () => {
    const { points } = prepareGapLine([at(0, 10), at(15, 20), at(120, 5)]);
    expect(points.map(({ value }) => value)).toEqual([10, 20, null, 5]);
    expect(prepareGapLine([]).points).toEqual([]);
  });
});
