import { costLinesOfUsage } from './cost-lines-of-usage.ts';
import type { ModelPrice } from './model-price.ts';
import type { TokenUsage } from './token-usage.ts';

/** Cost of a call in nano-USD, at most half a nano-USD off the provider's exact figure: the sum of its cost lines. */
export function costOfUsage(price: ModelPrice, usage: TokenUsage): bigint {
  return costLinesOfUsage(price, usage).reduce((sum, line) => sum + line.nanoUsd, 0n);
}
