import type { ModelPrice } from './model-price.ts';
import type { TokenUsage } from './token-usage.ts';

const tokensPerPriceUnit = 1_000_000n;

/**
 * Cost of a call in nano-USD. Each token class is multiplied out first and the sum divided once, rounding half up, so
 * that a call is at most half a nano-USD off the provider's exact figure.
 */
export function costOfUsage(price: ModelPrice, usage: TokenUsage): bigint {
  const plainInputTokens = Math.max(0, usage.inputTokens - usage.cachedInputTokens - usage.cacheWriteTokens);
  const total =
    BigInt(plainInputTokens) * price.inputNanoUsdPerMillion +
    BigInt(usage.cachedInputTokens) * (price.cachedInputNanoUsdPerMillion ?? price.inputNanoUsdPerMillion) +
    BigInt(usage.cacheWriteTokens) * (price.cacheWriteNanoUsdPerMillion ?? price.inputNanoUsdPerMillion) +
    BigInt(usage.outputTokens) * price.outputNanoUsdPerMillion;
  return (total + tokensPerPriceUnit / 2n) / tokensPerPriceUnit;
}
