import { type DemandItems, ItemWriter } from './item-writer.ts';
import { dearestFirst, type PoolBook } from './pool-book.ts';
import type { SupplyCurve } from './supply-curve.ts';

/**
 * The demand of a pool beyond must-run and floor slots, in the order of the bids. Steps that no slot on offer can meet are left out;
 * prices count up to the cap. A floor takes the place of the bidder's dearest slots.
 */
export function demandItems(
  { pool, bids, stepCount }: PoolBook,
  floors: ReadonlyMap<number, { readonly slots: number }>,
  supply: SupplyCurve,
): DemandItems {
  const writer = new ItemWriter(stepCount, bids.length, supply);
  for (let index = 0; index < bids.length; index += 1) {
    const bid = bids[index];
    if (!bid) continue;
    let byFloor = floors.size === 0 ? 0 : (floors.get(index)?.slots ?? 0);
    for (const step of byFloor > 0 ? dearestFirst(bid) : bid.steps) {
      const taken = Math.min(byFloor, step.slots);
      byFloor -= taken;
      const price = Math.min(step.price, pool.priceCap);
      if (step.slots > taken && price >= supply.lowestPrice) writer.add(index, price, step.slots - taken, bid.use);
    }
  }
  return writer.items();
}
