import { clearDemand } from './clear-demand.ts';
import type { Claimant } from './marginal-claims.ts';
import type { MustRunLoad } from './must-run-load.ts';
import type { DemandItems, PoolBook } from './pool-book.ts';

/**
 * Which must-run slots hold when not all of them fit: those that are worth most for what they use of the scarce limits, equals alike.
 * Returns the slots that hold, by bid.
 */
export function holdMustRun(book: PoolBook, limits: MustRunLoad, claimantOf: (bid: number) => Claimant): Float64Array {
  const items: DemandItems = {
    count: book.bids.length,
    // One more than stated: of slots that are worth nothing, too, as many as possible should hold.
    price: Float64Array.from(book.bids, ({ mustRunPrice }) => mustRunPrice + 1),
    slots: Float64Array.from(book.bids, ({ mustRunSlots }) => mustRunSlots),
    tokensPerSecond: Float64Array.from(book.bids, ({ use }) => use.tokensPerSecond),
    milliwatts: Float64Array.from(book.bids, ({ use }) => use.milliwatts),
    bid: Int32Array.from(book.bids.keys()),
  };
  const { slots, tokensPerSecond, milliwatts } = limits;
  const supply = { steps: [{ price: 0, slots, owner: null }], slots, lowestPrice: 0 };
  return clearDemand(items, supply, { mustRunSlots: 0, tokensPerSecond, milliwatts }, claimantOf).granted;
}
