import { nothingMore, type MoreUsage, type TokenUsage } from '@agent-os/core/economy';
import type { CallProtocol } from '@agent-os/core/routing';
import { asObject } from './json-object.ts';
import { readAnthropicUsage } from './read-anthropic-usage.ts';
import { readGeminiUsage } from './read-gemini-usage.ts';
import { readChatUsage, readResponsesUsage } from './read-openai-usage.ts';

/**
 * Reads what a provider says that an answer used, into tokens by class. Undefined when it says nothing.
 *
 * Providers disagree about what is part of what: OpenAI counts cached tokens within its input and reasoning within its
 * output, Anthropic cached tokens beside its input, Gemini thoughts beside its candidates. Here parts are within.
 * @param answer the whole answer, or an event of a stream that holds usage
 */
export function readUsage(protocol: CallProtocol, answer: unknown): TokenUsage | undefined {
  const holder = asObject(answer);
  if (holder === undefined) return undefined;
  const metadata = asObject(holder['usageMetadata']);
  if (metadata !== undefined) return readGeminiUsage(metadata);
  const usage = asObject(holder['usage']);
  if (usage === undefined) return undefined;
  if (protocol === 'anthropic.messages') return readAnthropicUsage(usage);
  if (protocol === 'openai.responses') return readResponsesUsage(usage, holder);
  return readChatUsage(usage, holder);
}

/** What two events of one stream say together: figures grow in its course, so the larger of each counts. */
export function mergeUsage(earlier: TokenUsage, later: TokenUsage): TokenUsage {
  return {
    inputTokens: Math.max(earlier.inputTokens, later.inputTokens),
    cachedInputTokens: Math.max(earlier.cachedInputTokens, later.cachedInputTokens),
    cacheWriteTokens: Math.max(earlier.cacheWriteTokens, later.cacheWriteTokens),
    outputTokens: Math.max(earlier.outputTokens, later.outputTokens),
    reasoningTokens: Math.max(earlier.reasoningTokens, later.reasoningTokens),
    more: earlier.more === undefined ? later.more : mergeMore(earlier.more, later.more ?? nothingMore),
  };
}

function mergeMore(earlier: MoreUsage, later: MoreUsage): MoreUsage {
  return {
    cacheWriteOneHourTokens: Math.max(earlier.cacheWriteOneHourTokens, later.cacheWriteOneHourTokens),
    audioInputTokens: Math.max(earlier.audioInputTokens, later.audioInputTokens),
    audioOutputTokens: Math.max(earlier.audioOutputTokens, later.audioOutputTokens),
    imageInputTokens: Math.max(earlier.imageInputTokens, later.imageInputTokens),
    imageOutputTokens: Math.max(earlier.imageOutputTokens, later.imageOutputTokens),
    toolUses: Math.max(earlier.toolUses, later.toolUses),
    batch: earlier.batch || later.batch,
  };
}
