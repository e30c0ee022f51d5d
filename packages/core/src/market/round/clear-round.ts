import { clearPool } from './clear-pool.ts';
import { clearTwoSided } from './clear-two-sided.ts';
import { failPool } from './fail-pool.ts';
import type { MarketRound } from './market-round.ts';
import type { BidOutcome, MarketRoundResult } from './market-round-result.ts';
import { booksOf, type PoolBook } from './pool-book.ts';
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
  const cleared = books.map((book) => clearBook(round, book));
  return {
    roundNumber: round.roundNumber,
    pools: cleared.map(({ outcome }) => outcome),
    bids: inOrderOfRound(books, cleared),
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

function inOrderOfRound(books: readonly PoolBook[], cleared: readonly PoolClearing[]): readonly BidOutcome[] {
  const [first] = cleared;
  if (first && cleared.length === 1) return first.bids;
  const bids = Array.from<BidOutcome>({ length: books.reduce((sum, { positions }) => sum + positions.length, 0) });
  for (const [index, { positions }] of books.entries()) {
    for (const [place, outcome] of (cleared[index]?.bids ?? []).entries()) bids[positions[place] ?? 0] = outcome;
  }
  return bids;
}
