import { marketWorkload } from './market-workload.ts';
import { type MarketOutcome, runMarket, standardRules } from './run-market.ts';
import { jainIndex } from './shared-outcome.ts';
import { shareByPriority, shareByValue, shareEqually, shareFirstComeFirst } from './simple-shares.ts';

/**
 * Credits of all agents together, as a share of what the optimum's slots come to at its prices: tight enough that nearly every agent has
 * to hold back, and the level at which plain adaptive pacing gives the 0.95, 0.96 and 0.97 of research §2.6.
 */
export const creditLevel = 0.7;

export interface MarketCell {
  readonly agents: number;
  readonly rounds: number;
  /** Slots for sale by slots asked for. */
  readonly load: number;
  /** Leaves out rebates and floors, which cost much and are only for comparison. */
  readonly brief: boolean;
}

/** Figures of one cell and one seed, by name. */
export type CellFigures = Readonly<Record<string, number>>;

export function runMarketCell({ agents, rounds, load, brief }: MarketCell, seed: number): CellFigures {
  const workload = marketWorkload(agents, rounds, load, seed);
  const best = shareByValue(workload);
  const credits = Math.floor((creditLevel * best.revenue) / agents);
  const market = runMarket(workload, credits, standardRules, seed);
  const figures = {
    efficiency: market.value / best.value,
    longest_zero_run: market.longestZeroRun,
    faults: market.faults,
    price_cv: variation(market.prices),
    jain: jainIndex(market.valueOfAgent),
    held_back_share_of_bids: market.pacedShare,
    spent_share_of_credits: market.spent / (credits * agents),
    optimum_longest_zero_run: best.longestZeroRun,
    optimum_jain: jainIndex(best.valueOfAgent),
    max_min_efficiency: shareEqually(workload).value / best.value,
    fifo_efficiency: shareFirstComeFirst(workload, seed).value / best.value,
    static_priority_efficiency: shareByPriority(workload).value / best.value,
  };
  const run = (rules: Partial<typeof standardRules>): MarketOutcome =>
    runMarket(workload, credits, { ...standardRules, ...rules }, seed);
  const unpaced = run({ paced: false, floorSlots: 0 });
  const withoutPacing = {
    no_pacing_efficiency: unpaced.value / best.value,
    no_pacing_longest_zero_run: unpaced.longestZeroRun,
    no_pacing_price_cv: variation(unpaced.prices),
  };
  if (brief) return { ...figures, ...withoutPacing, faults: figures.faults + unpaced.faults };
  const rebated = run({ rebateMillionths: 1_000_000 });
  const withoutFloor = run({ floorSlots: 0 });
  return {
    ...figures,
    ...withoutPacing,
    rebate_efficiency: rebated.value / best.value,
    rebate_longest_zero_run: rebated.longestZeroRun,
    no_floor_efficiency: withoutFloor.value / best.value,
    no_floor_longest_zero_run: withoutFloor.longestZeroRun,
    faults: figures.faults + unpaced.faults + rebated.faults + withoutFloor.faults,
  };
}

function variation(prices: readonly number[]): number {
  const mean = prices.reduce((sum, price) => sum + price, 0) / prices.length;
  return Math.sqrt(prices.reduce((sum, price) => sum + (price - mean) ** 2, 0) / prices.length) / mean;
}
