import type { SlotUse } from './market-round.ts';
import { dearestFirst, type PoolBook } from './pool-book.ts';

/** A step of a bid, beyond what must run and what a floor gave. */
export interface AskStep {
  /** Index of the bid in its pool. */
  readonly bid: number;
  readonly price: number;
  readonly slots: number;
  readonly use: SlotUse;
}

/** What a pool is asked for, in the order of its bids; prices count up to the cap. A floor takes the place of the bidder's dearest slots. */
export function askSteps(
  { bids, pool }: PoolBook,
  floors: ReadonlyMap<number, { readonly slots: number }>,
): readonly AskStep[] {
  return bids.flatMap((bid, index) => {
    let byFloor = floors.get(index)?.slots ?? 0;
    return dearestFirst(bid).flatMap((step) => {
      const taken = Math.min(byFloor, step.slots);
      byFloor -= taken;
      if (step.slots === taken) return [];
      return [{ bid: index, price: Math.min(step.price, pool.priceCap), slots: step.slots - taken, use: bid.use }];
    });
  });
}
