import type { TokenUsage } from '@agent-os/core/economy';
import type { CallUsage } from '@agent-os/core/scheduling';

/** What a call took from its pool: what the provider had cached it did not have to read. `null`: not known. */
export function usedBy(usage: TokenUsage | undefined): CallUsage | null {
  if (usage === undefined) return null;
  const { inputTokens, cachedInputTokens, outputTokens } = usage;
  return { inputTokens: Math.max(0, inputTokens - cachedInputTokens), outputTokens };
}
