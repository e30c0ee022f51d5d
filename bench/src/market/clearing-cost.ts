import { performance } from 'node:perf_hooks';
import { clearRound, type MarketRound } from '@agent-os/core/market';
import { type Figures, figureOfRounds } from '../report/index.ts';
import { collectGarbage } from './collect-garbage.ts';
import { crowdedRound, type ScarceLimits } from './crowded-round.ts';

const crowd = 100_000;
const smaller = [10_000, 1_000] as const;
/** What the kernel clears every few seconds. */
const usual = [2_000, 200, 20] as const;
const repeats = 9;
const warmUps = 3;

/**
 * How long a round of a hundred thousand bids takes, and how that grew from smaller ones: time over n log n there, by the same of the
 * smaller rounds. All sizes compared clear a hundred thousand bids a time, in as many different rounds as that takes, so that each has
 * its share of cold memory and of garbage; they take turns. Before each measurement garbage is collected and the same is cleared once unmeasured,
 * since what follows a collection pays for memory that was given back.
 */
export function clearingCostFigures(seeds: readonly number[], quick: boolean): Figures {
  const most = quick ? crowd / 10 : crowd;
  const figures: Figures = {};
  for (const scarce of ['slots', 'slots_tokens_power'] as const) {
    const sizes = [most, ...smaller.filter((size) => size < most), ...usual];
    const costs = seeds.map((seed) => measureInTurns(sizes, most, scarce, seed));
    const name = `clearing_${most}_bids_scarce_${scarce}`;
    const large = costs.flatMap((cost) => cost.get(most) ?? []);
    figures[`${name}_ms`] = figureOfRounds(
      large.map(({ elapsedMs }) => elapsedMs),
      'ms',
      { comparison: '<=', bound: 100 },
    );
    figures[`${name}_best_ms`] = figureOfRounds([Math.min(...large.map(({ elapsedMs }) => elapsedMs))], 'ms');
    figures[`${name}_processor_ms`] = figureOfRounds([mean(large.map(({ processorMs }) => processorMs))], 'ms');
    for (const size of usual) {
      const each = costs.flatMap((cost) => cost.get(size) ?? []);
      figures[`clearing_${size}_bids_scarce_${scarce}_ms`] = figureOfRounds(
        each.map(({ elapsedMs }) => elapsedMs),
        'ms',
      );
    }
    for (const size of sizes.filter((each) => !quick && smaller.some((small) => small === each))) {
      Object.assign(figures, growthFigures(`clearing_growth_from_${size}_bids_scarce_${scarce}`, costs, most, size));
    }
  }
  return figures;
}

interface ClearingCost {
  /** Of one round. */
  readonly elapsedMs: number;
  /** Of the thread alone: the kernel counts it in ticks of milliseconds, so only sums of many mean anything. */
  readonly processorMs: number;
}

type CostsBySize = ReadonlyMap<number, readonly ClearingCost[]>;

/** Each turn measures every size once. */
function measureInTurns(sizes: readonly number[], most: number, scarce: ScarceLimits, seed: number): CostsBySize {
  const workloads = sizes.map((size) => {
    // The usual sizes are not compared with others: a tenth of the bids says enough.
    const times = usual.some((each) => each === size) ? most / size / 10 : most / size;
    const rounds = Array.from({ length: times }, (_, index) => crowdedRound(size, scarce, 1_000 * seed + index));
    return { size, rounds, costs: [] as ClearingCost[] };
  });
  for (let turn = 0; turn < warmUps + repeats; turn += 1) {
    for (const { rounds, costs } of workloads) {
      const cost = measure(rounds);
      if (turn >= warmUps) costs.push(cost);
    }
  }
  return new Map(workloads.map(({ size, costs }) => [size, costs]));
}

function measure(rounds: readonly MarketRound[]): ClearingCost {
  collectGarbage();
  for (const round of rounds) clearRound(round);
  const processor = process.threadCpuUsage();
  const start = performance.now();
  for (const round of rounds) clearRound(round);
  const elapsedMs = performance.now() - start;
  const { user, system } = process.threadCpuUsage(processor);
  return { elapsedMs: elapsedMs / rounds.length, processorMs: (user + system) / 1000 / rounds.length };
}

/** The ratio of time over n log n: one for each turn, and of the best of all turns. */
function growthFigures(name: string, costs: readonly CostsBySize[], most: number, size: number): Figures {
  const allowed = (most * Math.log(most)) / (size * Math.log(size));
  const large = costs.flatMap((cost) => cost.get(most) ?? []);
  const small = costs.flatMap((cost) => cost.get(size) ?? []);
  const best = (of: readonly ClearingCost[]): number => Math.min(...of.map(({ elapsedMs }) => elapsedMs));
  return {
    [`${name}_over_n_log_n`]: figureOfRounds(
      large.map(({ elapsedMs }, turn) => elapsedMs / (small[turn]?.elapsedMs ?? Number.NaN) / allowed),
      'ratio',
      { comparison: '<=', bound: 1.1 },
    ),
    [`${name}_over_n_log_n_best`]: figureOfRounds([best(large) / best(small) / allowed], 'ratio'),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
