import { describe, expect, it } from 'vitest';
import { compareCost } from './compare-cost.ts';

describe('cost of today against a normal day', () => {
  it('is a ratio, out of the ordinary from half more than a whole day on', () => {
    const of = (today: string, normal: string) => compareCost({ costTodayNanoUsd: today, costNormalNanoUsd: normal });
    expect(of('50', '100')).toEqual({ ratio: 0.5, unusual: false });
    expect(of('149', '100')).toEqual({ ratio: 1.49, unusual: false });
    expect(of('150', '100')).toEqual({ ratio: 1.5, unusual: true });
    expect(of('90071992547409930000', '90071992547409930000')).toEqual({ ratio: 1, unusual: false });
  });

  it('is unknown without a normal day, and when that day cost nothing', () => {
    expect(compareCost({ costTodayNanoUsd: '5', costNormalNanoUsd: null })).toBeUndefined();
    expect(compareCost({ costTodayNanoUsd: '5', costNormalNanoUsd: '0' })).toBeUndefined();
    expect(compareCost({ costTodayNanoUsd: null, costNormalNanoUsd: '5' })).toBeUndefined();
  });
});
