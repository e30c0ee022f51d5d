import type { MarketBid, MarketPool, MarketRound } from '../round/index.ts';

const sizes = [0, 1, 2, 3, 5, 8, 13, 20, 40, 80, 200, 200, 500, 1_000, 2_000, 3_000];

/**
 * Rounds as a journal may hold them, always the same: of 0 to 3,000 bids in two pools, with must-run slots, floors, idle slots of
 * departments, bids of one price, every combination of limits, and pools that fail.
 */
export function journalledRounds(): readonly MarketRound[] {
  let state = 20_261_122;
  const below = (bound: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
  const bidOf = (index: number, coarse: number): MarketBid => ({
    bidder: `agent-${index}`,
    owner: `department-${index % 7}`,
    pool: below(4) === 0 ? 'small' : 'large',
    mustRunSlots: below(9) === 0 ? 1 + below(2) : 0,
    mustRunPrice: below(500_000),
    steps: Array.from({ length: below(5) }, () => ({ price: below(4_000_000 / coarse) * coarse, slots: below(6) })),
    use: { tokensPerSecond: 10 * below(9), milliwatts: 500 * below(40) },
    floorSlots: below(3),
    waitedRounds: below(14),
  });
  const poolOf = (pool: string, bids: number, limits: number): MarketPool => ({
    pool,
    limits: {
      // In the last case not even the must-run slots fit.
      slots: limits % 2 === 0 ? null : Math.ceil(limits === 7 ? bids / 9 : bids * 3),
      tokensPerSecond: limits % 4 < 2 ? null : bids * 90,
      milliwatts: limits < 4 ? null : bids * 20_000,
    },
    supply: [
      { price: 1_000 * below(3), slots: 1 + bids, owner: null },
      { price: 90_000, slots: 1 + below(bids + 1), owner: 'department-2' },
      { price: 90_000, slots: 1 + below(bids + 1), owner: 'department-3' },
      { price: 200_000, slots: bids * 2, owner: null },
    ],
    priceFloor: below(2_000),
    priceCap: 3_500_000,
    typicalUse: { tokensPerSecond: 40, milliwatts: 10_000 },
    floorAfterRounds: below(3) === 0 ? null : 10,
  });
  return sizes.flatMap((size) =>
    Array.from({ length: 8 }, (_, limits): MarketRound => {
      const coarse = limits % 3 === 0 ? 250_000 : 1;
      return {
        roundNumber: below(1_000_000),
        seed: below(2 ** 31),
        roundMs: 1_000 + 500 * below(3),
        pools: [poolOf('large', size, limits), poolOf('small', Math.ceil(size / 4), 7 - limits)],
        bids: Array.from({ length: size }, (__, index) => bidOf(index, coarse)),
      };
    }),
  );
}
