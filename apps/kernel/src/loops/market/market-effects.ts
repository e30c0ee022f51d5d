import { bidOfReason, type MarketRoundResult } from '@agent-os/core/market';
import { ownerKey } from '@agent-os/core/scheduling';
import type { OrganisationEntry } from '../../directory/index.ts';
import type { PoolEffect } from '../dispatch/index.ts';

/** Weight of who was granted nothing: behind everybody who was, and not gone while slots are free. */
const nothingGranted = 0.01;

/**
 * The effect of a round on each pool. Who was granted slots is served in proportion to them, level by level as fair sharing goes: a
 * department weighs what its agents do. Offered slots that nobody took at what their department asks stand idle.
 */
export function effectsOf(organisation: OrganisationEntry, result: MarketRoundResult): Map<string, PoolEffect> {
  const effects = new Map<string, PoolEffect>();
  const bidsByPool = Map.groupBy(result.bids, ({ pool }) => pool);
  for (const { pool, price, withheldSlots = 0 } of result.pools) {
    if (!organisation.poolsById.has(pool)) continue;
    const weights: Record<string, number> = {};
    const bids = new Map<string, number>();
    for (const { owner, bidder, slots, reason } of bidsByPool.get(pool) ?? []) {
      bids.set(bidder, bidOfReason(reason) ?? price);
      const departmentKey = ownerKey([organisation.id, owner]);
      weights[departmentKey] = (weights[departmentKey] ?? 0) + Math.max(nothingGranted, slots);
      weights[ownerKey([organisation.id, owner, bidder])] = Math.max(nothingGranted, slots);
    }
    effects.set(pool, { round: result.roundNumber, weights, price, bids, withheldSlots });
  }
  return effects;
}
