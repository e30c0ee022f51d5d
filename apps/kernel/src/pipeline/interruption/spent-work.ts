import type { TokenUsage } from '@agent-os/core/economy';

/** What the attempts of a call used before they were interrupted. */
export interface SpentWork {
  readonly interruptions: number;
  readonly inputTokens: number;
  /** Of attempts whose text was seen. */
  readonly outputTokens: number;
  /** How long attempts ran of whose text nothing was seen. */
  readonly unseenMs: number;
}

export const nothingSpent: SpentWork = { interruptions: 0, inputTokens: 0, outputTokens: 0, unseenMs: 0 };

/**
 * What a call used in all: its last attempt and those before it. What was written unseen is estimated from how fast the
 * last attempt wrote, else from the pool's pace.
 * @param outputTokensMax what one attempt may write
 */
export function totalUsage(
  spent: SpentWork,
  last: { readonly usage: TokenUsage | undefined; readonly durationMs: number },
  paceMsPerToken: number,
  outputTokensMax: number,
): TokenUsage {
  const { inputTokens = 0, outputTokens = 0 } = last.usage ?? {};
  const msPerToken = outputTokens > 0 && last.durationMs > 0 ? last.durationMs / outputTokens : paceMsPerToken;
  const unseen = msPerToken === 0 ? 0 : Math.ceil(spent.unseenMs / msPerToken);
  return {
    inputTokens: inputTokens + spent.inputTokens,
    cachedInputTokens: last.usage?.cachedInputTokens ?? 0,
    cacheWriteTokens: last.usage?.cacheWriteTokens ?? 0,
    outputTokens: outputTokens + spent.outputTokens + Math.min(unseen, outputTokensMax * spent.interruptions),
    reasoningTokens: last.usage?.reasoningTokens ?? 0,
    more: last.usage?.more,
  };
}
