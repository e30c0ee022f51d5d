import { tokenClasses, type TokenClass } from './cost-line.ts';
import { nothingMore, type TokenUsage } from './token-usage.ts';

export interface ClassQuantity {
  readonly tokenClass: TokenClass;
  readonly quantity: number;
}

/**
 * What was used of each class, each token in one of them; classes of which nothing was used are left out. Where parts
 * are said to be more than their whole, they count, and nothing is left of the whole.
 */
export function quantitiesOfUsage(usage: TokenUsage): readonly ClassQuantity[] {
  const more = usage.more ?? nothingMore;
  const { inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens } = usage;
  const { audioInputTokens, imageInputTokens, audioOutputTokens, imageOutputTokens } = more;
  const oneHour = Math.min(more.cacheWriteOneHourTokens, cacheWriteTokens);
  const reasoning = Math.max(0, Math.min(usage.reasoningTokens, outputTokens - audioOutputTokens - imageOutputTokens));
  const quantities: Readonly<Record<TokenClass, number>> = {
    input: Math.max(0, inputTokens - cachedInputTokens - cacheWriteTokens - audioInputTokens - imageInputTokens),
    cached_input: cachedInputTokens,
    cache_write_5m: cacheWriteTokens - oneHour,
    cache_write_1h: oneHour,
    output: Math.max(0, outputTokens - reasoning - audioOutputTokens - imageOutputTokens),
    reasoning,
    audio_input: audioInputTokens,
    audio_output: audioOutputTokens,
    image_input: imageInputTokens,
    image_output: imageOutputTokens,
    tool_use: more.toolUses,
  };
  const used: ClassQuantity[] = [];
  for (const tokenClass of tokenClasses) {
    const quantity = quantities[tokenClass];
    if (quantity > 0) used.push({ tokenClass, quantity });
  }
  return used;
}
