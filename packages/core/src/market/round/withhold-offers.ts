import type { MarketPool } from './market-round.ts';
import type { PoolClearing } from './pool-clearing.ts';

/** Notes how many of the slots that departments offered found nobody at their price: those stand idle. */
export function withholdOffers({ supply, withholdsOffers }: MarketPool, clearing: PoolClearing): PoolClearing {
  if (withholdsOffers !== true) return clearing;
  const offered = supply.reduce((sum, { owner, slots }) => sum + (owner === null ? 0 : slots), 0);
  const sold = clearing.receipts.reduce((sum, { slots }) => sum + slots, 0);
  return { ...clearing, outcome: { ...clearing.outcome, withheldSlots: offered - sold } };
}
