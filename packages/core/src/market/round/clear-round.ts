import { clearPool } from './clear-pool.ts';
import { clearTwoSided } from './clear-two-sided.ts';
import { failPool } from './fail-pool.ts';
import type { MarketBid, MarketPool, MarketRound } from './market-round.ts';
import type { BidOutcome, MarketRoundResult } from './market-round-result.ts';
import type { PoolBook } from './pool-book.ts';
import { openPool, type PoolClearing, type PoolOpening } from './pool-clearing.ts';
import { withholdOffers } from './withhold-offers.ts';

/**
 * Clears one round: each pool by itself, at one price for each limit, within all of them. Integers in and out; equal rounds give equal
 * bytes, and the order of pools, bids, steps and supply changes nothing but the order of the result.
 *
 * One scarce resource costs linear time in the demand steps; several cost a few passes more. Amounts stay exact while the value of all
 * bids of a pool is below 2^53 micro-credits a second.
 *
 * @throws Error if a bid names a pool that the round does not have.
 */
export function clearRound(round: MarketRound): MarketRoundResult {
  const books = booksOf(round);
  const bids: BidOutcome[] = Array.from({ length: round.bids.length });
  const cleared = books.map(({ book, positions }) => {
    const clearing = clearBook(round, book);
    for (const [index, outcome] of clearing.bids.entries()) bids[positions[index] ?? 0] = outcome;
    return clearing;
  });
  return {
    roundNumber: round.roundNumber,
    pools: cleared.map(({ outcome }) => outcome),
    bids,
    shed: cleared.flatMap(({ shed }) => shed),
    receipts: cleared.flatMap(({ receipts }) => receipts),
  };
}

function clearBook(round: MarketRound, book: PoolBook): PoolClearing {
  const opening = openPool(round, book);
  return withholdOffers(book.pool, clearOpened(opening));
}

function clearOpened(opening: PoolOpening): PoolClearing {
  const { overload, book } = opening;
  if (overload) return failPool(opening, overload);
  const { rule } = book.pool;
  return rule === undefined ? clearPool(opening) : clearTwoSided(opening, rule);
}

interface PlacedBook {
  readonly book: PoolBook;
  /** Where the pool's bids stand in the round. */
  readonly positions: readonly number[];
}

function booksOf(round: MarketRound): readonly PlacedBook[] {
  const bids = new Map<string, { pool: MarketPool; bids: MarketBid[]; positions: number[] }>();
  for (const pool of round.pools) bids.set(pool.pool, { pool, bids: [], positions: [] });
  for (const [position, bid] of round.bids.entries()) {
    const book = bids.get(bid.pool);
    if (!book) throw new Error(`Bidder ${bid.bidder} bids in pool ${bid.pool}, which this round does not have.`);
    book.bids.push(bid);
    book.positions.push(position);
  }
  return [...bids.values()].map(({ positions, ...book }) => ({ book, positions }));
}
