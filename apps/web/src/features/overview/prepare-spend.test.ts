import { describe, expect, it } from 'vitest';
import { prepareSpend } from './prepare-spend.ts';

const dayStart = Date.UTC(2026, 10, 18);
const hourMs = 3_600_000;

describe('the spend of a day', () => {
  it('starts at nothing and ends now, not at the end of the hour', () => {
    const asOf = dayStart + 90 * 60_000;
    const hours = [
      { hour: dayStart, costNanoUsd: '250000000', calls: 2 },
      { hour: dayStart + hourMs, costNanoUsd: '1750000000', calls: 5 },
    ];
    expect(prepareSpend(hours, dayStart, asOf).points).toEqual([
      { atMs: dayStart, usd: 0, calls: 0 },
      { atMs: dayStart + hourMs, usd: 0.25, calls: 2 },
      { atMs: asOf, usd: 1.75, calls: 5 },
    ]);
  });

  it('has a round scale that holds every point', () => {
    const at = (nanoUsd: string) =>
      prepareSpend([{ hour: dayStart, costNanoUsd: nanoUsd, calls: 1 }], dayStart, dayStart).topUsd;
    expect([at('1750000000'), at('914370000000'), at('40000')]).toEqual([2, 1000, 0.00005]);
  });

  it('is drawn on an empty scale when nothing was spent', () => {
    expect(prepareSpend([], dayStart, dayStart)).toMatchObject({ topUsd: 1, gridUsd: [0, 0.5, 1] });
  });
});
