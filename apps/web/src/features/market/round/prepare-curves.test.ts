import { describe, expect, test } from 'vitest';
import type { MarketRound } from '../market-types.ts';
import { exampleRound } from '../example-round.ts';
import { prepareCurves } from './prepare-curves.ts';

const credit = 1_000_000;
const step = (toSlots: number, credits: number) => ({ toSlots, price: credits * credit });

function round(parts: Partial<MarketRound>): MarketRound {
  return { ...exampleRound, ...parts };
}

describe('the curves of a round', () => {
  const curves = prepareCurves(
    round({
      demand: [step(10, 900), step(30, 2), step(50, 1)],
      supply: [step(20, 0.5), step(40, 1)],
      slotLimit: 40,
      price: credit,
      grantedSlots: 40,
      unservedSlots: 10,
    }),
    900 * credit,
  );

  test('meet where the round cleared', () => {
    expect(curves.crossing).toMatchObject({ x: 0.8, words: 'clears at 1.00 for 40 slots' });
    expect(curves.crossing.height).toBeCloseTo(1 / (2 * 1.12), 9);
  });

  test('are cut off where somebody bids the cap, so that the others can be told apart', () => {
    expect(curves.demand).toMatchObject([
      { from: 0, to: 0.2, height: 1, cut: true },
      { from: 0.2, to: 0.6, cut: false },
      { from: 0.6, to: 1, cut: false },
    ]);
  });

  test('say what was not served, and where the slots end', () => {
    expect(curves.unserved).toEqual({ from: 0.8, to: 1, words: '10 slots not served' });
    expect(curves.limit).toBe(0.8);
    expect(prepareCurves(round({ unservedSlots: 0, slotLimit: null }), 900 * credit).unserved).toBeUndefined();
  });

  test('are read step by step', () => {
    expect(curves.readings).toEqual([
      'slots 1 to 10: 900.00 bid, 0.50 cost, served',
      'slots 11 to 30: 2.00 bid, 0.50 cost, served',
      'slots 31 to 50: 1.00 bid, 1.00 cost, served in part',
    ]);
    expect(curves.data.rows).toHaveLength(5);
  });

  test('have few and round ticks', () => {
    expect(curves.slotTicks.map(({ label }) => label)).toEqual(['0', '10', '20', '30', '40', '50']);
    expect(curves.priceTicks.map(({ label }) => label)).toEqual(['0.00', '0.50', '1.00', '1.50', '2.00']);
  });

  test('stand where nobody asks and nobody offers', () => {
    const empty = prepareCurves(
      round({ demand: [], supply: [], price: 0, grantedSlots: 0, unservedSlots: 0, slotLimit: null }),
      900 * credit,
    );
    expect(empty).toMatchObject({ demand: [], supply: [], crossing: { x: 0, height: 0 } });
  });

  test('do not draw the idle supply of a large pool', () => {
    const idle = prepareCurves(
      round({ demand: [step(4, 1)], supply: [step(1_000, 0.1)], slotLimit: 1_000 }),
      900 * credit,
    );
    expect(idle.demand[0]?.to).toBeCloseTo(4 / 6, 9);
    expect(idle.limit).toBeUndefined();
  });
});
