import type { CostLine } from './cost-line.ts';
import { costLinesOfUsage } from './cost-lines-of-usage.ts';
import type { ModelPrice } from './model-price.ts';
import type { TokenUsage } from './token-usage.ts';

/** Cost of a call in nano-USD, at most half a nano-USD off the provider's exact figure: the sum of its cost lines. */
export function costOfUsage(price: ModelPrice, usage: TokenUsage): bigint {
  return costOfLines(costLinesOfUsage(price, usage));
}

/** What cost lines come to, in nano-USD. */
export function costOfLines(lines: readonly CostLine[]): bigint {
  let nanoUsd = 0n;
  for (const line of lines) nanoUsd += line.nanoUsd;
  return nanoUsd;
}
