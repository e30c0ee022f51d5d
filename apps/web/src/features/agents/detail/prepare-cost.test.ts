import { describe, expect, it } from 'vitest';
import { prepareCost } from './prepare-cost.ts';

const day = (startsAt: number, change: object) => ({
  startsAt,
  calls: 1,
  failed: 0,
  denied: 0,
  simulated: 0,
  withoutCost: 0,
  costNanoUsd: '1500000000',
  ...change,
});

describe('the cost of an agent by day', () => {
  it('never draws simulated cost as money', () => {
    const { buckets, series } = prepareCost({ days: [day(0, {}), day(1, { simulated: 1 })] });
    expect(buckets.map(({ values }) => values)).toEqual([
      { settled: 1.5, simulated: 0 },
      { settled: 0, simulated: 1.5 },
    ]);
    expect(series.map(({ id }) => id)).toEqual(['settled', 'simulated']);
  });

  it('counts what it leaves out', () => {
    expect(prepareCost({ days: [day(0, { withoutCost: 3 }), day(1, { withoutCost: 4 })] }).withoutCost).toBe(7);
  });

  it('has bars of zero for an agent that nobody called', () => {
    const { series } = prepareCost({ days: [day(0, { calls: 0, costNanoUsd: '0' })] });
    expect(series.map(({ id }) => id)).toEqual(['settled']);
  });
});
