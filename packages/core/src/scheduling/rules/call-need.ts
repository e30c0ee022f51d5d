import type { CallNeed, WaitingCall } from '../calls/index.ts';
import type { PoolLimits } from '../limits/index.ts';

/** What must be free for this call to start in a pool with these limits, besides the tools that it offers. */
export function callNeedOf(call: WaitingCall, limits: PoolLimits): CallNeed {
  return {
    kvTokens: limits.kvTokens === null ? 0 : Math.max(call.contextTokens, call.inputTokens) + call.expectedOutputTokens,
    rateTokens: limits.tokensPerMinute === null ? 0 : call.inputTokens + call.expectedOutputTokens,
    toolSets: 1,
  };
}
