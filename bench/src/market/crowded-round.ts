import type { MarketBid, MarketRound } from '@agent-os/core/market';
import { createSeededRandom } from '@agent-os/core/sim';

/** Which limits the round's pool has; each is tight enough to bind. */
export type ScarceLimits = 'slots' | 'slots_tokens_power';

/** One round of many bidders, each with three steps and a use of its own, in a pool with two steps of supply. */
export function crowdedRound(bidders: number, scarce: ScarceLimits, seed: number): MarketRound {
  const random = createSeededRandom(`crowd/${bidders}/${seed}`);
  const below = (bound: number): number => Math.floor(random.next() * bound);
  const bids = Array.from({ length: bidders }, (_, index): MarketBid => {
    const worth = 1e5 + below(3e6) * (1 + below(4));
    return {
      bidder: `agent-${index}`,
      owner: `department-${index % 40}`,
      pool: 'crowd',
      mustRunSlots: 0,
      mustRunPrice: 0,
      steps: [1, 0.7, 0.4].map((fraction) => ({ price: Math.round(worth * fraction), slots: 1 + below(4) })),
      use: { tokensPerSecond: 20 + below(100), milliwatts: 1_000 + below(30_000) },
      floorSlots: 0,
      waitedRounds: 0,
    };
  });
  // Bidders ask for 7.5 slots on average, each of 70 tokens a second and 16 W.
  const slots = Math.round(bidders * 3.75);
  const limits =
    scarce === 'slots'
      ? { slots, tokensPerSecond: null, milliwatts: null }
      : { slots, tokensPerSecond: slots * 60, milliwatts: slots * 13_000 };
  return {
    roundNumber: 1,
    seed,
    roundMs: 1000,
    pools: [
      {
        pool: 'crowd',
        limits,
        supply: [
          { price: 1_000, slots: Math.floor(slots / 2), owner: null },
          { price: 200_000, slots, owner: null },
        ],
        priceFloor: 0,
        priceCap: 1e9,
        typicalUse: { tokensPerSecond: 70, milliwatts: 16_000 },
        floorAfterRounds: null,
      },
    ],
    bids,
  };
}
