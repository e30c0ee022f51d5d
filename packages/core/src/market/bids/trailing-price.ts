/** Whole micro-credits a slot-second, over the last rounds. */
export interface TrailingPrice {
  readonly mean: number;
  /** Of the population, as the auction's statistics are. */
  readonly deviation: number;
  readonly lowest: number;
  readonly highest: number;
}

/** Mean, spread and range of past prices; undefined without any. Rounds whose pool failed should be left out: their price is the cap. */
export function trailingPrice(prices: readonly number[]): TrailingPrice | undefined {
  if (prices.length === 0) return undefined;
  const mean = prices.reduce((sum, price) => sum + price, 0) / prices.length;
  const variance = prices.reduce((sum, price) => sum + (price - mean) ** 2, 0) / prices.length;
  return {
    mean: Math.round(mean),
    deviation: Math.round(Math.sqrt(variance)),
    lowest: prices.reduce((least, price) => Math.min(least, price)),
    highest: prices.reduce((most, price) => Math.max(most, price)),
  };
}
