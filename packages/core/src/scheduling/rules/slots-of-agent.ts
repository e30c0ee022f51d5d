import type { PoolLimits } from '../limits/index.ts';

/** How many calls of this agent may run at once. */
export function slotsOfAgent(agentKey: string, limits: PoolLimits): number {
  return limits.slotsByAgent[agentKey] ?? limits.slotsPerAgent ?? Infinity;
}
