import type { ModelPrice } from './model-price.ts';

/**
 * The price that applies at a moment: the latest one already in effect.
 * Undefined when none is: the cost is then unknown, which is not zero.
 */
export function priceInForce(prices: readonly ModelPrice[], atMs: number): ModelPrice | undefined {
  let inForce: ModelPrice | undefined;
  for (const price of prices) {
    if (price.effectiveFromMs > atMs) continue;
    if (inForce === undefined || price.effectiveFromMs > inForce.effectiveFromMs) inForce = price;
  }
  return inForce;
}
