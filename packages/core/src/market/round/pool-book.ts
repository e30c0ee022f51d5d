import type { MarketBid, MarketPool, MarketRound } from './market-round.ts';
import type { MustRunLoad } from './must-run-load.ts';

/** A pool and its bids, with what one look at each bid tells: a round may hold a hundred thousand. */
export interface PoolBook {
  readonly pool: MarketPool;
  readonly bids: readonly MarketBid[];
  /** Where the bids stand in the round; empty if all bids of the round are this pool's. */
  readonly positions: readonly number[];
  /** Of all bids together. */
  readonly stepCount: number;
  readonly mustRun: MustRunLoad;
  /** Indexes of the bids that waited long enough for their floor. */
  readonly dueForFloor: readonly number[];
}

/**
 * The bids of a round by pool, in the order of its pools.
 *
 * @throws Error if a bid names a pool that the round does not have.
 */
export function booksOf(round: MarketRound): readonly PoolBook[] {
  const only = round.pools.length === 1 ? round.bids : undefined;
  const books = new Map(round.pools.map((pool) => [pool.pool, new OpenBook(pool, only)]));
  let book: OpenBook | undefined;
  for (let position = 0; position < round.bids.length; position += 1) {
    const bid = round.bids[position];
    if (!bid) continue;
    if (bid.pool !== book?.pool.pool) book = books.get(bid.pool);
    if (!book) throw new Error(`Bidder ${bid.bidder} bids in pool ${bid.pool}, which this round does not have.`);
    book.add(bid, position);
  }
  return [...books.values()];
}

class OpenBook implements PoolBook {
  readonly bids: readonly MarketBid[];
  readonly positions: number[] = [];
  readonly dueForFloor: number[] = [];
  readonly mustRun = { slots: 0, tokensPerSecond: 0, milliwatts: 0 };
  readonly pool: MarketPool;
  stepCount = 0;
  private readonly own: MarketBid[] | undefined;
  private readonly floorAfterRounds: number;

  /** @param all The bids of a round whose only pool this is: no need to pick them out. */
  constructor(pool: MarketPool, all: readonly MarketBid[] | undefined) {
    this.pool = pool;
    this.own = all ? undefined : [];
    this.bids = all ?? this.own ?? [];
    this.floorAfterRounds = pool.floorAfterRounds ?? Number.POSITIVE_INFINITY;
  }

  add(bid: MarketBid, position: number): void {
    const { mustRunSlots } = bid;
    if (mustRunSlots > 0) {
      this.mustRun.slots += mustRunSlots;
      this.mustRun.tokensPerSecond += mustRunSlots * bid.use.tokensPerSecond;
      this.mustRun.milliwatts += mustRunSlots * bid.use.milliwatts;
    }
    if (bid.floorSlots > 0 && bid.waitedRounds >= this.floorAfterRounds) {
      this.dueForFloor.push(this.own ? this.own.length : position);
    }
    this.stepCount += bid.steps.length;
    if (!this.own) return;
    this.own.push(bid);
    this.positions.push(position);
  }
}

/** Equal ones the largest first: in which order they were named must not matter. */
export function dearestFirst(bid: MarketBid): MarketBid['steps'] {
  return bid.steps.toSorted((left, right) => right.price - left.price || right.slots - left.slots);
}

/** Slots that a bid asks for at any price, those that must run among them. */
export function askedSlots(bid: MarketBid): number {
  let asked = bid.mustRunSlots;
  for (const step of bid.steps) asked += step.slots;
  return asked;
}
