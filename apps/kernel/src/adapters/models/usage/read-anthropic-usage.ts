import type { TokenUsage } from '@agent-os/core/economy';
import { asObject, countOf, hasCount, type JsonObject } from './json-object.ts';
import { moreUsage } from './more-usage.ts';

/** Usage of a message (Anthropic Messages API), where cached and cache-writing tokens stand beside the input. */
export function readAnthropicUsage(usage: JsonObject): TokenUsage | undefined {
  if (!hasCount(usage, 'input_tokens') && !hasCount(usage, 'output_tokens')) return undefined;
  const written = asObject(usage['cache_creation']);
  const cacheWriteOneHourTokens = countOf(written, 'ephemeral_1h_input_tokens');
  const cachedInputTokens = countOf(usage, 'cache_read_input_tokens');
  const cacheWriteTokens = Math.max(
    countOf(usage, 'cache_creation_input_tokens'),
    countOf(written, 'ephemeral_5m_input_tokens') + cacheWriteOneHourTokens,
  );
  return {
    inputTokens: countOf(usage, 'input_tokens') + cachedInputTokens + cacheWriteTokens,
    cachedInputTokens,
    cacheWriteTokens,
    outputTokens: countOf(usage, 'output_tokens'),
    reasoningTokens: 0,
    more: moreUsage({
      cacheWriteOneHourTokens,
      toolUses: countOf(asObject(usage['server_tool_use']), 'web_search_requests'),
      batch: usage['service_tier'] === 'batch',
    }),
  };
}
