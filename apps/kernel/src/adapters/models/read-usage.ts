import type { TokenUsage } from '@agent-os/core/economy';
import type { CallProtocol } from '@agent-os/core/routing';

type JsonObject = Readonly<Record<string, unknown>>;

/** A JSON object, or undefined for anything else. */
export function asObject(value: unknown): JsonObject | undefined {
  // Narrowing an object to string keys is sound for parsed JSON, where keys are always strings.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

function tokens(object: JsonObject | undefined, key: string): number {
  const value = object?.[key];
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0;
}

function hasTokens(object: JsonObject, key: string): boolean {
  return typeof object[key] === 'number';
}

/**
 * Reads a provider's `usage` object into tokens by class. Undefined when it holds no count at all.
 *
 * Anthropic reports cached and cache-writing tokens beside `input_tokens`, OpenAI within them; here they are within.
 */
export function readUsage(protocol: CallProtocol, value: unknown): TokenUsage | undefined {
  const usage = asObject(value);
  if (usage === undefined) return undefined;
  if (protocol === 'anthropic.messages') return readAnthropicUsage(usage);
  if (protocol === 'openai.responses') return readResponsesUsage(usage);
  if (!hasTokens(usage, 'prompt_tokens') && !hasTokens(usage, 'completion_tokens')) return undefined;
  return {
    inputTokens: tokens(usage, 'prompt_tokens'),
    cachedInputTokens: tokens(asObject(usage['prompt_tokens_details']), 'cached_tokens'),
    cacheWriteTokens: tokens(asObject(usage['prompt_tokens_details']), 'cache_write_tokens'),
    outputTokens: tokens(usage, 'completion_tokens'),
    reasoningTokens: tokens(asObject(usage['completion_tokens_details']), 'reasoning_tokens'),
  };
}

function readResponsesUsage(usage: JsonObject): TokenUsage | undefined {
  if (!hasTokens(usage, 'input_tokens') && !hasTokens(usage, 'output_tokens')) return undefined;
  const inputDetails = asObject(usage['input_tokens_details']);
  return {
    inputTokens: tokens(usage, 'input_tokens'),
    cachedInputTokens: tokens(inputDetails, 'cached_tokens'),
    cacheWriteTokens: tokens(inputDetails, 'cache_write_tokens'),
    outputTokens: tokens(usage, 'output_tokens'),
    reasoningTokens: tokens(asObject(usage['output_tokens_details']), 'reasoning_tokens'),
  };
}

function readAnthropicUsage(usage: JsonObject): TokenUsage | undefined {
  if (!hasTokens(usage, 'input_tokens') && !hasTokens(usage, 'output_tokens')) return undefined;
  const cachedInputTokens = tokens(usage, 'cache_read_input_tokens');
  const cacheWriteTokens = tokens(usage, 'cache_creation_input_tokens');
  return {
    inputTokens: tokens(usage, 'input_tokens') + cachedInputTokens + cacheWriteTokens,
    cachedInputTokens,
    cacheWriteTokens,
    outputTokens: tokens(usage, 'output_tokens'),
    reasoningTokens: 0,
  };
}
