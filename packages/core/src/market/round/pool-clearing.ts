import type { MarketRound } from './market-round.ts';
import type { BidOutcome, PoolOutcome, ShedSlots, SupplyReceipt } from './market-round-result.ts';
import { findOverload, type MustRunLoad, type Overload } from './must-run-load.ts';
import type { PoolBook } from './pool-book.ts';
import { type SupplyCurve, supplyCurve } from './supply-curve.ts';
import { tieNumber } from './tie-number.ts';

/** A pool before its clearing: its bids, what it has to give, and what runs already. */
export interface PoolOpening {
  readonly book: PoolBook;
  readonly roundMs: number;
  readonly supply: SupplyCurve;
  /** What the pool can give of each; Infinity where there is no limit. */
  readonly limits: MustRunLoad;
  /** Set if not even the must-run slots fit. */
  readonly overload: Overload | undefined;
  readonly tieOf: (bidder: string) => number;
}

export interface PoolClearing {
  readonly outcome: PoolOutcome;
  /** In the order of the pool's bids. */
  readonly bids: readonly BidOutcome[];
  readonly shed: readonly ShedSlots[];
  readonly receipts: readonly SupplyReceipt[];
}

export function openPool(round: MarketRound, book: PoolBook): PoolOpening {
  const supply = supplyCurve(book.pool);
  const { tokensPerSecond, milliwatts } = book.pool.limits;
  const limits = {
    slots: supply.slots,
    tokensPerSecond: tokensPerSecond ?? Number.POSITIVE_INFINITY,
    milliwatts: milliwatts ?? Number.POSITIVE_INFINITY,
  };
  return {
    book,
    roundMs: round.roundMs,
    supply,
    limits,
    overload: findOverload(book.mustRun, limits),
    tieOf: (bidder) => tieNumber(round.seed, round.roundNumber, bidder),
  };
}
