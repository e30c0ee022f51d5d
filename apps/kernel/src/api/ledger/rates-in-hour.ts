import { ratesOfPrice, type ModelPrice, type TokenClass } from '@agent-os/core/economy';

const hourMs = 3_600_000;

/**
 * What a class may have been charged at in an hour, in nano-USD for a million: by the price in force at its beginning,
 * those that began in it, and each of their tiers.
 * @param prices of the model, in the order of time
 */
export function ratesInHour(prices: readonly ModelPrice[], startMs: number, tokenClass: TokenClass): readonly bigint[] {
  const first = prices.findLast((price) => price.effectiveFromMs <= startMs);
  const later = prices.filter((price) => price.effectiveFromMs > startMs && price.effectiveFromMs < startMs + hourMs);
  const inForce = first === undefined ? later : [first, ...later];
  const rates = inForce.flatMap((price) =>
    [0, ...(price.classes?.tiers ?? []).map((tier) => tier.aboveInputTokens + 1)].map(
      (inputTokens) => ratesOfPrice(price, inputTokens)[tokenClass],
    ),
  );
  return [...new Set(rates)];
}
