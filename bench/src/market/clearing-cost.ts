import { performance } from 'node:perf_hooks';
import { clearRound } from '@agent-os/core/market';
import { type Figures, figureOfRounds } from '../report/index.ts';
import { crowdedRound, type ScarceLimits } from './crowded-round.ts';

const crowd = 100_000;
const warmUps = 4;
const runs = 9;

/**
 * How long a round of a hundred thousand bids takes (median of nine runs after four to warm up), and how that grew from an eighth of them
 * (mean processor time over as many bids, so that each size has its share of collecting garbage).
 */
export function clearingCostFigures(seeds: readonly number[], quick: boolean): Figures {
  const bidders = quick ? crowd / 10 : crowd;
  const figures: Figures = {};
  for (const scarce of ['slots', 'slots_tokens_power'] as const) {
    const large = seeds.map((seed) => clearingCost(bidders, scarce, seed));
    const name = `clearing_${bidders}_bids_scarce_${scarce}`;
    figures[`${name}_ms`] = figureOfRounds(
      large.map(({ medianMs }) => medianMs),
      'ms',
      { comparison: '<=', bound: 100 },
    );
    figures[`${name}_processor_ms`] = figureOfRounds(
      large.map(({ processorMs }) => processorMs),
      'ms',
    );
    if (quick) continue;
    const small = seeds.map((seed) => clearingCost(bidders / 8, scarce, seed));
    const allowed = 8 * (Math.log(bidders) / Math.log(bidders / 8));
    figures[`clearing_growth_over_n_log_n_scarce_${scarce}`] = figureOfRounds(
      large.map(({ processorMs }, index) => processorMs / (small[index]?.processorMs ?? Number.NaN) / allowed),
      'ratio',
      { comparison: '<=', bound: 1 },
    );
  }
  return figures;
}

interface ClearingCost {
  readonly medianMs: number;
  /** Of the thread, in the mean. */
  readonly processorMs: number;
}

function clearingCost(bidders: number, scarce: ScarceLimits, seed: number): ClearingCost {
  const round = crowdedRound(bidders, scarce, seed);
  const times: number[] = [];
  let microseconds = 0;
  const measured = Math.round((runs * crowd) / bidders);
  for (let run = 0; run < warmUps + measured; run += 1) {
    const processor = process.threadCpuUsage();
    const start = performance.now();
    clearRound(round);
    const elapsedMs = performance.now() - start;
    const { user, system } = process.threadCpuUsage(processor);
    if (run < warmUps) continue;
    times.push(elapsedMs);
    microseconds += user + system;
  }
  const sorted = times.toSorted((left, right) => left - right);
  return { medianMs: sorted[Math.floor(measured / 2)] ?? Number.NaN, processorMs: microseconds / measured / 1000 };
}
