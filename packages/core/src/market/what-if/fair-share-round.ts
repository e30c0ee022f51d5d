import { askedSlots, type MarketBid, type MarketPool, type MarketRound } from '../round/index.ts';

/**
 * What each bid of a round would hold without a market: slots of a pool shared out evenly, and what one does not need to the others
 * (max-min). Of an uneven rest the first bids by name get one each. Where tokens or power are scarce there are as many slots as stay within
 * them if each uses what the bid that uses most does.
 */
export function fairShareRound(round: MarketRound): readonly number[] {
  const granted = new Map<MarketBid, number>();
  for (const pool of round.pools) {
    const bids = round.bids
      .filter((bid) => bid.pool === pool.pool)
      .map((bid) => ({ bid, asked: askedSlots(bid) }))
      .toSorted((one, other) => one.asked - other.asked || (one.bid.bidder < other.bid.bidder ? -1 : 1));
    let left = slotsWithin(
      pool,
      bids.map(({ bid }) => bid),
    );
    bids.forEach(({ bid, asked }, index) => {
      const share = Math.min(asked, Math.ceil(left / (bids.length - index)));
      granted.set(bid, share);
      left -= share;
    });
  }
  return round.bids.map((bid) => granted.get(bid) ?? 0);
}

function slotsWithin({ limits }: MarketPool, bids: readonly MarketBid[]): number {
  const fit = (limit: number | null, useOf: (bid: MarketBid) => number) => {
    const most = bids.reduce((use, bid) => Math.max(use, useOf(bid)), 0);
    return limit === null || most === 0 ? Infinity : Math.floor(limit / most);
  };
  return Math.min(
    limits.slots ?? Infinity,
    fit(limits.tokensPerSecond, ({ use }) => use.tokensPerSecond),
    fit(limits.milliwatts, ({ use }) => use.milliwatts),
  );
}
