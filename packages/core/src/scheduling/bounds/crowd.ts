import type { PoolLimits } from '../limits/index.ts';

/** Who competes with a waiting call while it waits; what a bound on waiting depends on beside the policy. */
export interface Crowd {
  /** Owners with demand beside each other, at each level of the owner path: tenants, departments, agents. */
  readonly ownersByLevel: readonly number[];
  /** Calls of one agent that wait at the same time. */
  readonly callsOfAgent: number;
  /** The dearest call over the cheapest, in weighted tokens, times the largest owner weight over the smallest. */
  readonly costRatio: number;
  /** The cheapest call, in weighted tokens divided by its owner's weight: how often slack between owners lets another go first. */
  readonly cheapestTokens: number;
}

/** The worst that fits into the queue: half of it the agent's own, the other half one call each of as many owners. */
export function worstCrowd(limits: PoolLimits): Crowd {
  const half = Math.ceil((limits.queueLimit + 1) / 2);
  return { ownersByLevel: [half], callsOfAgent: half, costRatio: 1, cheapestTokens: 1 };
}
