import type { PoolLimits } from './pool-limits.ts';

/** Whether two pools have the same limits but for how many calls run at the same time. */
export function differInSlotsOnly(one: PoolLimits, other: PoolLimits): boolean {
  return (
    one.kvTokens === other.kvTokens &&
    one.tokensPerMinute === other.tokensPerMinute &&
    one.requestsPerMinute === other.requestsPerMinute &&
    one.slotsPerAgent === other.slotsPerAgent &&
    one.queueLimit === other.queueLimit &&
    (one.limitsTools ?? false) === (other.limitsTools ?? false) &&
    JSON.stringify(one.slotsByAgent) === JSON.stringify(other.slotsByAgent)
  );
}
