import type { PoolLimits } from '../limits/index.ts';
import type { SchedulingPolicy } from '../policies/index.ts';
import { mostPassesOf } from './held-call.ts';

/**
 * Whether another call may start beside one that was passed over so often. Not under a limit of tokens per minute: whatever starts
 * takes tokens that the held call waits for.
 */
export function mayBeJoined(timesPassedOver: number, policy: SchedulingPolicy, limits: PoolLimits): boolean {
  return limits.kvTokens !== null && limits.tokensPerMinute === null && timesPassedOver <= mostPassesOf(policy);
}

/**
 * Tokens of memory that others may take now without delaying a held call (EASY backfilling, Lifka 1995): of what is free, that which is
 * left over when the held call starts, if those that have run longest end first. Whoever ends first in truth, the held call starts at
 * the latest when all have ended that ran when memory began to be held. Not positive when nothing is left over.
 *
 * @param runningTokens memory of the running calls, the longest running first
 */
export function spareMemoryBeside(heldTokens: number, freeTokens: number, runningTokens: Iterable<number>): number {
  let freeThen = freeTokens;
  for (const tokens of runningTokens) {
    if (freeThen >= heldTokens) break;
    freeThen += tokens;
  }
  return Math.min(freeTokens, freeThen - heldTokens);
}
