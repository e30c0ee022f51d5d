import type { PoolState } from './pool-state.ts';

/** When time alone may change what is decided; null: never. */
export function nextTimeOf(state: PoolState): number | null {
  if (state.refusals.length > 0) return state.clock;
  if (state.line.size === 0) return null;
  const times: number[] = [];
  const expiry = state.line.firstToExpire();
  // At its latest start a call can still meet its deadline, a moment later it cannot.
  if (expiry !== undefined) times.push(Math.max(state.clock, Math.floor(expiry.latestStart) + 1));
  if (state.isPaused) times.push(state.pausedUntil ?? 0);
  else {
    const held = state.passedOver.held((queued) => !state.isCapped(queued.agentKey));
    const { rateTokens } = held?.need ?? state.tree.root.leastNeed;
    const opensAt = rateTokens === Infinity ? undefined : state.rates.opensAt(state.limits, rateTokens);
    if (opensAt !== undefined) times.push(opensAt);
    const { preemption } = state.policy;
    if (preemption !== null && state.line.sizeOf(preemption.forClass) > 0) {
      times.push(...state.interrupted.endsOfSparing(preemption, state.clock, state.running));
    }
  }
  return times.length === 0 ? null : Math.min(...times);
}
