import type { TokenUsage } from '@agent-os/core/economy';
import { asObject, countOf, hasCount, type JsonObject } from './json-object.ts';
import { moreUsage } from './more-usage.ts';

/** Tools of the provider that it charges by use. */
const chargedTools: ReadonlySet<unknown> = new Set(['web_search_call', 'file_search_call']);

/** Usage of a chat completion or of embeddings, as OpenAI and those who imitate it report it. */
export function readChatUsage(usage: JsonObject, answer: JsonObject): TokenUsage | undefined {
  if (!hasCount(usage, 'prompt_tokens') && !hasCount(usage, 'completion_tokens')) return undefined;
  const input = asObject(usage['prompt_tokens_details']);
  const output = asObject(usage['completion_tokens_details']);
  const inputTokens = countOf(usage, 'prompt_tokens');
  const outputTokens = countOf(usage, 'completion_tokens');
  // Gemini and Grok leave what their models thought out of the completion: only the total has it, and it is charged.
  const beside = Math.max(0, countOf(usage, 'total_tokens') - inputTokens - outputTokens);
  return {
    inputTokens,
    cachedInputTokens: countOf(input, 'cached_tokens'),
    cacheWriteTokens: countOf(input, 'cache_write_tokens'),
    outputTokens: outputTokens + beside,
    reasoningTokens: Math.max(beside, countOf(output, 'reasoning_tokens')),
    more: openaiMore(input, output, 0, answer),
  };
}

/** Usage of a response (OpenAI Responses API). */
export function readResponsesUsage(usage: JsonObject, answer: JsonObject): TokenUsage | undefined {
  if (!hasCount(usage, 'input_tokens') && !hasCount(usage, 'output_tokens')) return undefined;
  const input = asObject(usage['input_tokens_details']);
  const output = asObject(usage['output_tokens_details']);
  const items: readonly unknown[] = Array.isArray(answer['output']) ? answer['output'] : [];
  const toolUses = items.filter((item) => chargedTools.has(asObject(item)?.['type'])).length;
  return {
    inputTokens: countOf(usage, 'input_tokens'),
    cachedInputTokens: countOf(input, 'cached_tokens'),
    cacheWriteTokens: countOf(input, 'cache_write_tokens'),
    outputTokens: countOf(usage, 'output_tokens'),
    reasoningTokens: countOf(output, 'reasoning_tokens'),
    more: openaiMore(input, output, toolUses, answer),
  };
}

function openaiMore(
  input: JsonObject | undefined,
  output: JsonObject | undefined,
  toolUses: number,
  answer: JsonObject,
) {
  return moreUsage({
    audioInputTokens: countOf(input, 'audio_tokens'),
    imageInputTokens: countOf(input, 'image_tokens'),
    audioOutputTokens: countOf(output, 'audio_tokens'),
    imageOutputTokens: countOf(output, 'image_tokens'),
    toolUses,
    // Flex processing is charged at the rates of the batch API.
    batch: answer['service_tier'] === 'flex' || answer['service_tier'] === 'batch',
  });
}
