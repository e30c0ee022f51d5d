import { bidOfReason, type MarketRoundResult } from '@agent-os/core/market';
import { ownerKey } from '@agent-os/core/scheduling';
import type { OrganisationEntry } from '../../directory/index.ts';
import type { PoolEffect } from '../dispatch/index.ts';

/** Weight of who was granted nothing: behind everybody who was, and not gone while slots are free. */
const nothingGranted = 0.01;

/**
 * The effect of a round on each pool. Who was granted slots is served in proportion to them, level by level as fair sharing goes: a
<<<<<<< HEAD
 * department weighs what its agents do. Offered slots that nobody took at what their department asks stand idle. While power is short, no more calls run than it allows, whoever comes between two rounds.
=======
 * department weighs what its agents do.
>>>>>>> main
 */
export function effectsOf(organisation: OrganisationEntry, result: MarketRoundResult): Map<string, PoolEffect> {
  const effects = new Map<string, PoolEffect>();
  const bidsByPool = Map.groupBy(result.bids, ({ pool }) => pool);
<<<<<<< HEAD
  for (const { pool, withheldSlots = 0 } of result.pools) {
    const settings = organisation.poolsById.get(pool);
    if (settings === undefined) continue;
=======
  for (const { pool, price } of result.pools) {
    if (!organisation.poolsById.has(pool)) continue;
>>>>>>> main
    const weights: Record<string, number> = {};
    const bids = new Map<string, number>();
    for (const { owner, bidder, slots, reason } of bidsByPool.get(pool) ?? []) {
      bids.set(bidder, bidOfReason(reason) ?? price);
      const departmentKey = ownerKey([organisation.id, owner]);
      weights[departmentKey] = (weights[departmentKey] ?? 0) + Math.max(nothingGranted, slots);
      weights[ownerKey([organisation.id, owner, bidder])] = Math.max(nothingGranted, slots);
    }
<<<<<<< HEAD
    const slotsMost = least(
      slotsWithinPower(marketPoolOf(organisation, settings, nowMs)),
      withheldSlots === 0 ? null : settings.slots - withheldSlots,
    );
    effects.set(pool, { round: result.roundNumber, weights, slotsMost });
=======
    effects.set(pool, { round: result.roundNumber, weights, price, bids });
>>>>>>> main
  }
  return effects;
}

/** Of two limits the stricter; null: there is none. */
function least(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}
