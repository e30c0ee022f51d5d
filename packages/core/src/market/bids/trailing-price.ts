import { spreadOfPrices } from '../auction/index.ts';

/** Whole micro-credits a slot-second, over the last rounds. */
export interface TrailingPrice {
  readonly mean: number;
  /** Of the population. */
  readonly deviation: number;
  readonly lowest: number;
  readonly highest: number;
}

/** Mean, spread and range of past prices; undefined without any. Rounds whose pool failed should be left out: their price is the cap. */
export function trailingPrice(prices: readonly number[]): TrailingPrice | undefined {
  if (prices.length === 0) return undefined;
  const { mean, standardDeviation } = spreadOfPrices(prices);
  return {
    mean: Math.round(mean),
    deviation: Math.round(standardDeviation),
    lowest: prices.reduce((least, price) => Math.min(least, price)),
    highest: prices.reduce((most, price) => Math.max(most, price)),
  };
}
