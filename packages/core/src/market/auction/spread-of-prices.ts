export interface PriceStatistics {
  readonly mean: number;
  /** Of the population: the squares are divided by their number. */
  readonly standardDeviation: number;
}

/** Mean and deviation of prices; 0 and 0 without any. */
export function spreadOfPrices(prices: readonly number[]): PriceStatistics {
  const mean = meanOf(prices);
  return { mean, standardDeviation: Math.sqrt(meanOf(prices.map((price) => (price - mean) ** 2))) };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
}
