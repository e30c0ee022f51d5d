import type { MarketBid, MarketRound } from '@agent-os/core/market';

/**
 * What each bid of a round would hold without a market: slots of a pool shared out evenly, and what one does not need to the others
 * (max-min). Of an uneven rest the first bids by name get one each.
 */
export function fairShareRound(round: MarketRound): readonly number[] {
  const granted = new Map<MarketBid, number>();
  for (const pool of round.pools) {
    const bids = round.bids
      .filter((bid) => bid.pool === pool.pool)
      .map((bid) => ({ bid, asked: bid.mustRunSlots + bid.steps.reduce((sum, { slots }) => sum + slots, 0) }))
      .toSorted((one, other) => one.asked - other.asked || (one.bid.bidder < other.bid.bidder ? -1 : 1));
    let left = pool.limits.slots ?? Infinity;
    bids.forEach(({ bid, asked }, index) => {
      const share = Math.min(asked, Math.ceil(left / (bids.length - index)));
      granted.set(bid, share);
      left -= share;
    });
  }
  return round.bids.map((bid) => granted.get(bid) ?? 0);
}
