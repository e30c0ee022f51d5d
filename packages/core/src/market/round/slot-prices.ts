import type { SlotUse } from './market-round.ts';

/** Duals of the limits: micro-credits for a slot-second (marginal cost included), a token, a milliwatt-second. Fractions. */
export interface SlotPrices {
  readonly slots: number;
  readonly tokensPerSecond: number;
  readonly milliwatts: number;
}

/** What a slot of this use costs, in whole micro-credits a second. */
export function priceOfUse(prices: SlotPrices, use: SlotUse): number {
  return priceOfAmounts(prices, use.tokensPerSecond, use.milliwatts);
}

/** The same for amounts that stand in arrays. */
export function priceOfAmounts(prices: SlotPrices, tokensPerSecond: number, milliwatts: number): number {
  return Math.round(prices.slots + prices.tokensPerSecond * tokensPerSecond + prices.milliwatts * milliwatts);
}
