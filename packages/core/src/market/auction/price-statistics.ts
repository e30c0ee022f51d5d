import type { AuctionClearing } from './auction-round.ts';
import { type PriceStatistics, spreadOfPrices } from './spread-of-prices.ts';

export interface StatisticsRule {
  /** How many rounds count, the last ones: GridLAB-D's interval divided by the period of the market. */
  readonly rounds: number;
  /** Stands for rounds that were not held yet. */
  readonly initialPrice: number;
  /** Holds until as many rounds were held as count. */
  readonly initialDeviation: number;
  /** Leaves out rounds whose price is this cap, or its negative; null: none. */
  readonly ignoredCap: number | null;
  readonly ignoreFailures: boolean;
}

/** Mean and deviation of the last prices; the history is in order of time. 0 and 0 where every round is left out, as in GridLAB-D. */
export function priceStatistics(
  history: readonly Pick<AuctionClearing, 'price' | 'type'>[],
  rule: StatisticsRule,
): PriceStatistics {
  const held = history.slice(-rule.rounds);
  const notHeld = Array.from({ length: rule.rounds - held.length }, () => ({
    price: rule.initialPrice,
    type: 'EXACT',
  }));
  const prices = [...notHeld, ...held]
    .filter(({ price }) => rule.ignoredCap === null || Math.abs(price) !== rule.ignoredCap)
    .filter(({ type }) => !rule.ignoreFailures || type !== 'FAILURE')
    .map(({ price }) => price);
  const spread = spreadOfPrices(prices);
  return history.length < rule.rounds ? { ...spread, standardDeviation: rule.initialDeviation } : spread;
}
