import { clearDemand } from './clear-demand.ts';
import type { Claimant } from './marginal-claims.ts';
import type { MustRunLoad } from './must-run-load.ts';
import { ItemWriter } from './item-writer.ts';
import type { PoolBook } from './pool-book.ts';

/**
 * Which must-run slots hold when not all of them fit: those that are worth most for what they use of the scarce limits, equals alike.
 * Returns the slots that hold, by bid.
 */
export function holdMustRun(book: PoolBook, limits: MustRunLoad, claimantOf: (bid: number) => Claimant): Float64Array {
  const { slots, tokensPerSecond, milliwatts } = limits;
  const supply = { steps: [{ price: 0, slots, owner: null }], slots, lowestPrice: 0 };
  const writer = new ItemWriter(book.bids.length, book.bids.length, supply);
  for (const [index, { mustRunPrice, mustRunSlots, use }] of book.bids.entries()) {
    // One more than stated: of slots that are worth nothing, too, as many as possible should hold.
    writer.add(index, mustRunPrice + 1, mustRunSlots, use);
  }
  const open = { mustRunSlots: 0, tokensPerSecond, milliwatts };
  return clearDemand(writer.items(), supply, open, claimantOf).won;
}
