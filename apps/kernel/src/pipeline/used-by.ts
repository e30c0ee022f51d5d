import type { CallUsage } from '@agent-os/core/scheduling';
import type { Execution } from './call.ts';

/** What a call took from its pool: what the provider had cached it did not have to read. `null`: not known. */
export function usedBy({ usage }: Execution): CallUsage | null {
  if (usage === undefined) return null;
  const { inputTokens, cachedInputTokens, outputTokens } = usage;
  return { inputTokens: Math.max(0, inputTokens - cachedInputTokens), outputTokens };
}
