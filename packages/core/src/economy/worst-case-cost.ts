import { costOfUsage } from './cost-of-usage.ts';
import type { ModelPrice } from './model-price.ts';

/**
 * The most a call can cost, in nano-USD: every input token at the dearest input rate, every output token it may ask for.
 */
export function worstCaseCost(price: ModelPrice, inputTokensMax: number, outputTokensMax: number): bigint {
  const allInput = {
    inputTokens: inputTokensMax,
    cachedInputTokens: 0,
    cacheWriteTokens: 0,
    outputTokens: outputTokensMax,
    reasoningTokens: 0,
  };
  const asPlainInput = costOfUsage(price, allInput);
  const asCacheWrites = costOfUsage(price, { ...allInput, cacheWriteTokens: inputTokensMax });
  return asCacheWrites > asPlainInput ? asCacheWrites : asPlainInput;
}
