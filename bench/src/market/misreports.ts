import { type Figures, figureOfSeeds, figureOfTotal } from '../report/index.ts';
import { creditLevel } from './market-cell.ts';
import { marketWorkload } from './market-workload.ts';
import { runMarket, standardRules } from './run-market.ts';
import { shareByValue } from './simple-shares.ts';

/** What an agent states, by its true value: 10, 50 and 100 % less and more. */
const factors = { 0: 'minus_100', 0.5: 'minus_50', 0.9: 'minus_10', 1.1: 'plus_10', 1.5: 'plus_50', 2: 'plus_100' };
const agents = 20;
/** Every seventh agent tries, one at a time. */
const liars = [0, 7, 14];

/**
 * What an agent gains in true value by misstating it throughout, as a share of what it has by the truth; credits are worth nothing
 * outside of the market. The regret of the truth is the gain of the best of these, 0 if none pays.
 */
export function misreportFigures(seeds: readonly number[], loads: readonly number[], rounds: number): Figures {
  const gains = new Map(Object.values(factors).map((name) => [name, new Map<number, number[]>()]));
  const regrets = new Map<number, number[]>();
  for (const load of loads) {
    for (const seed of seeds) {
      const workload = marketWorkload(agents, rounds, load, seed);
      const credits = Math.floor((creditLevel * shareByValue(workload).revenue) / agents);
      const honest = runMarket(workload, credits, standardRules, seed);
      for (const agent of liars) {
        let best = 0;
        for (const [factor, name] of Object.entries(factors)) {
          const lie = runMarket(workload, credits, standardRules, seed, { agent, factor: Number(factor) });
          const gain = (lie.valueOfAgent[agent] ?? 0) / (honest.valueOfAgent[agent] ?? Number.NaN) - 1;
          best = Math.max(best, gain);
          append(gains.get(name), seed, gain);
        }
        append(regrets, seed, best / (1 + best));
      }
    }
  }
  const perSeed = (bySeed: ReadonlyMap<number, readonly number[]>): number[] => [...bySeed.values()].map(meanOf);
  const figures: Figures = {
    misreport_regret_mean: figureOfSeeds(perSeed(regrets), 'share of value'),
    misreport_regret_worst: figureOfTotal(Math.max(...[...regrets.values()].flat()), 'share of value'),
  };
  for (const [name, bySeed] of gains) {
    figures[`misreport_${name}_percent_gain`] = figureOfSeeds(perSeed(bySeed), 'share of value');
  }
  return figures;
}

function append(bySeed: Map<number, number[]> | undefined, seed: number, value: number): void {
  bySeed?.set(seed, [...(bySeed.get(seed) ?? []), value]);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
