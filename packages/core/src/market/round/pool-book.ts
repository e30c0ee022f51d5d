import type { MarketBid, MarketPool, SlotUse } from './market-round.ts';

/** One demand step of one bid, spread over arrays of equal length: a round may hold hundreds of thousands. */
export interface DemandItems {
  readonly count: number;
  readonly price: Float64Array;
  readonly slots: Float64Array;
  readonly tokensPerSecond: Float64Array;
  readonly milliwatts: Float64Array;
  /** Index of the bid in its pool. */
  readonly bid: Int32Array;
}

export interface PoolBook {
  readonly pool: MarketPool;
  readonly bids: readonly MarketBid[];
}

/**
 * The demand of a pool beyond must-run and floor slots, in the order of the bids. Steps that no slot on offer can meet are left out;
 * prices count up to the cap. A floor takes the place of the bidder's dearest slots.
 */
export function demandItems(
  book: PoolBook,
  floors: ReadonlyMap<number, { readonly slots: number }>,
  cheapestSlot: number,
): DemandItems {
  const capacity = book.bids.reduce((sum, bid) => sum + bid.steps.length, 0);
  const price = new Float64Array(capacity);
  const slots = new Float64Array(capacity);
  const tokensPerSecond = new Float64Array(capacity);
  const milliwatts = new Float64Array(capacity);
  const owner = new Int32Array(capacity);
  let count = 0;
  for (const [index, bid] of book.bids.entries()) {
    let byFloor = floors.get(index)?.slots ?? 0;
    for (const step of byFloor > 0 ? dearestFirst(bid) : bid.steps) {
      const taken = Math.min(byFloor, step.slots);
      byFloor -= taken;
      const asked = step.slots - taken;
      const bidPrice = Math.min(step.price, book.pool.priceCap);
      if (asked === 0 || bidPrice < cheapestSlot) continue;
      price[count] = bidPrice;
      slots[count] = asked;
      tokensPerSecond[count] = bid.use.tokensPerSecond;
      milliwatts[count] = bid.use.milliwatts;
      owner[count] = index;
      count += 1;
    }
  }
  return { count, price, slots, tokensPerSecond, milliwatts, bid: owner };
}

export function dearestFirst(bid: MarketBid): MarketBid['steps'] {
  return bid.steps.toSorted((left, right) => right.price - left.price);
}

export function askedSlots(bid: MarketBid): number {
  let asked = bid.mustRunSlots;
  for (const step of bid.steps) asked += step.slots;
  return asked;
}

export function slotUseOf(items: DemandItems, item: number): SlotUse {
  return { tokensPerSecond: items.tokensPerSecond[item] ?? 0, milliwatts: items.milliwatts[item] ?? 0 };
}
