import { ratesOfPrice, type ModelPrice, type TokenClass } from '@agent-os/core/economy';
import type { FocusRate } from '@agent-os/core/focus';

const hourMs = 3_600_000;
const whole = 100n;

/**
 * What a class may have been charged at in an hour: by the price in force at its beginning, those that began in it, and each of their tiers;
 * whole, and less the discount of batches.
 * @param prices of the model, in the order of time
 */
export function ratesInHour(
  prices: readonly ModelPrice[],
  startMs: number,
  tokenClass: TokenClass,
): readonly FocusRate[] {
  const first = prices.findLast((price) => price.effectiveFromMs <= startMs);
  const later = prices.filter((price) => price.effectiveFromMs > startMs && price.effectiveFromMs < startMs + hourMs);
  const rates = new Map<string, FocusRate>();
  for (const price of first === undefined ? later : [first, ...later]) {
    const discount = BigInt(price.classes?.batchDiscountPercent ?? 0);
    for (const tier of [0, ...(price.classes?.tiers ?? []).map(({ aboveInputTokens }) => aboveInputTokens + 1)]) {
      const listNanoUsd = ratesOfPrice(price, tier)[tokenClass];
      for (const paidPercent of discount === 0n ? [whole] : [whole, whole - discount]) {
        rates.set(`${listNanoUsd} ${paidPercent}`, { listNanoUsd, paidPercent });
      }
    }
  }
  return [...rates.values()];
}
