import * as fc from 'fast-check';
import type { MarketBid, MarketPool, MarketRound } from '../round/index.ts';

const price = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 3_000_000 }));
const slots = fc.integer({ min: 0, max: 9 });

function anyBid(bidder: string): fc.Arbitrary<MarketBid> {
  return fc.record({
    bidder: fc.constant(bidder),
    owner: fc.constantFrom('north', 'south', 'west'),
    pool: fc.constant('large'),
    mustRunSlots: fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 3 }) },
    ),
    mustRunPrice: price,
    steps: fc.array(fc.record({ price, slots }), { maxLength: 4 }),
    use: fc.record({
      tokensPerSecond: fc.constantFrom(0, 20, 35, 90),
      milliwatts: fc.constantFrom(0, 7_000, 11_000, 400_000),
    }),
    floorSlots: fc.integer({ min: 0, max: 2 }),
    waitedRounds: fc.integer({ min: 0, max: 12 }),
  });
}

const anyPool: fc.Arbitrary<MarketPool> = fc.record({
  pool: fc.constant('large'),
  limits: fc.record({
    slots: fc.option(fc.integer({ min: 0, max: 60 })),
    tokensPerSecond: fc.option(fc.integer({ min: 0, max: 3_000 })),
    milliwatts: fc.option(fc.integer({ min: 0, max: 5_000_000 })),
  }),
  supply: fc.array(
    fc.record({ price, slots: fc.integer({ min: 0, max: 30 }), owner: fc.constantFrom(null, null, 'north', 'south') }),
    { maxLength: 4 },
  ),
  priceFloor: fc.integer({ min: 0, max: 5 }),
  priceCap: fc.integer({ min: 5, max: 2_000_000 }),
  typicalUse: fc.constant({ tokensPerSecond: 20, milliwatts: 7_000 }),
  floorAfterRounds: fc.option(fc.integer({ min: 1, max: 10 })),
});

/** One pool with up to 14 bidders, small enough for ties, short supply and several scarce limits at once. */
export const anyRound: fc.Arbitrary<MarketRound> = fc.record({
  roundNumber: fc.integer({ min: 0, max: 1_000_000 }),
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  roundMs: fc.constantFrom(1_000, 333, 5_000),
  pools: anyPool.map((pool) => [pool]),
  bids: fc
    .integer({ min: 0, max: 14 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => anyBid(`agent-${index}`)))),
});

/** The same with a rule in which sellers are a side of their own. */
export const anyTwoSidedRound: fc.Arbitrary<MarketRound> = fc
  .tuple(anyRound, fc.constantFrom('double_auction' as const, 'mcafee' as const))
  .map(([round, rule]) => ({ ...round, pools: round.pools.map((pool) => ({ ...pool, rule })) }));
