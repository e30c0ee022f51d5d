import { semanticPolicyFor, type SchedulingPolicy, standardPolicies } from '@agent-os/core/scheduling';
import { fairnessSuites } from '@agent-os/core/sim';
import {
  type Bench,
  type BenchOptions,
  type BenchOutcome,
  type Figures,
  figureOfRounds,
  figureOfSeeds,
  figureOfTotal,
} from '../report/index.ts';
import { limitsOf } from '../scheduling/index.ts';
import { batchInCriticalFlood, flooders, quietOwnersExtraWait } from './flood.ts';
import { server } from './run-on-a10g.ts';
import { gapByBound } from './service-gap.ts';

const semantic = semanticPolicyFor(limitsOf(server));
const policies: Readonly<Record<string, SchedulingPolicy>> = {
  semantic,
  vtc: standardPolicies.fair_share,
  fifo: standardPolicies.fifo,
};

export const fairnessBench: Bench = {
  name: 'fairness',
  summary:
    "gap between owners by VTC's bound, a quiet owner beside a flooder, batch in a flood of critical calls; simulated",
  run: (options) => Promise.resolve(runFairnessBench(options)),
};

function runFairnessBench({ seed, rounds, quick, progress }: BenchOptions): BenchOutcome {
  const seeds = Array.from({ length: quick ? 1 : Math.max(5, rounds) }, (_, index) => seed + index);
  progress(`Simulating ${fairnessSuites.length} suites, ${seeds.length} seeds`);
  const gaps = gapFigures(seeds);
  progress('Simulating floods');
  return {
    versions: {},
    figures: { ...floodFigures(seeds), ...gaps },
    notes: [
      `All figures are virtual time on ${server.name}, parameters of ${server.source}.`,
      'The bound is 2 · max(w_p · L_in, w_q · M) with w_p = 1, w_q = 2 and M = 10,000 tokens of cache; the largest gap of all seeds is judged.',
      'The extra wait is in times of one call of the quiet owner alone (9 s).',
    ],
  };
}

function gapFigures(seeds: readonly number[]): Figures {
  const figures: Figures = {};
  const worst: Record<string, number> = {};
  for (const [name, policy] of Object.entries(policies)) {
    for (const suite of fairnessSuites) {
      const gaps = seeds.map((seed) => gapByBound(policy, suite, seed));
      figures[`simulated_${suite.name}_${name}_service_gap_vs_vtc_bound`] = figureOfRounds(gaps, 'ratio');
      worst[name] = Math.max(worst[name] ?? 0, ...gaps);
    }
  }
  const within = { comparison: '<=', bound: 1 } as const;
  return {
    simulated_largest_service_gap_vs_vtc_bound: figureOfTotal(worst['semantic'] ?? null, 'ratio', within),
    simulated_vtc_largest_service_gap_vs_vtc_bound: figureOfTotal(worst['vtc'] ?? null, 'ratio', within),
    simulated_fifo_largest_service_gap_vs_vtc_bound: figureOfTotal(worst['fifo'] ?? null, 'ratio'),
    ...figures,
  };
}

function floodFigures(seeds: readonly number[]): Figures {
  const figures: Figures = {};
  for (const [name, policy] of Object.entries(policies)) {
    const target = name === 'semantic' ? ({ comparison: '<=', bound: 1 } as const) : undefined;
    for (const [flood, stream] of Object.entries(flooders)) {
      figures[`simulated_flood_of_${flood}_${name}_quiet_p99_wait_added_in_service_times`] = figureOfSeeds(
        seeds.map((seed) => quietOwnersExtraWait(policy, stream, seed)),
        'service times',
        target,
      );
    }
  }
  const shares = semantic.groups.find((grouping) => grouping.kind === 'class_shares');
  const stated = shares?.minimumShare.batch ?? Number.NaN;
  const inFlood = seeds.map((seed) => batchInCriticalFlood(semantic, stated, seed));
  const withoutShares = seeds.map((seed) => batchInCriticalFlood(standardPolicies.strict_priority, stated, seed));
  return {
    ...figures,
    // Starts are whole: less than one missing is none missing.
    simulated_critical_flood_batch_starts_short_of_minimum: figureOfTotal(
      Math.max(...inFlood.map(({ missingStarts }) => missingStarts)),
      'starts',
      { comparison: '<=', bound: 1 },
    ),
    simulated_critical_flood_batch_share_of_ended_calls: figureOfSeeds(
      inFlood.map(({ shareOfEnded }) => shareOfEnded),
      'share',
    ),
    simulated_critical_flood_strict_priority_batch_share_of_ended_calls: figureOfSeeds(
      withoutShares.map(({ shareOfEnded }) => shareOfEnded),
      'share',
    ),
  };
}
