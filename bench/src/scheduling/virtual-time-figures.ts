import { type Figure, type Figures, figureOfSeeds, type Target } from '../report/index.ts';
import type { ContenderName } from './contenders.ts';
import type { CellBounds, CellOutcome } from './run-cell.ts';

/** All contenders on one workload at one load and seed: the same programs for everyone. */
export interface SeedOutcome {
  readonly workload: string;
  readonly load: number;
  readonly bounds: CellBounds;
  readonly outcomes: ReadonlyMap<ContenderName, CellOutcome>;
}

const atMost = (bound: number): Target => ({ comparison: '<=', bound });

/** Figures of the virtual-time rig, all simulated: ratios are formed within a seed, then averaged over the seeds. */
export function virtualTimeFigures(seeds: readonly SeedOutcome[]): Figures {
  const targets: Figures = {};
  const others: Figures = {};
  for (const [cell, ofCell] of Map.groupBy(seeds, cellName)) {
    const [first] = ofCell;
    if (!first) continue;
    Object.assign(targets, targetFigures(cell, first, ofCell));
    for (const name of first.outcomes.keys()) Object.assign(others, contenderFigures(`${cell}_${name}`, name, ofCell));
  }
  return { ...targets, ...others };
}

function cellName({ workload, load }: SeedOutcome): string {
  return `simulated_${workload}_load_${load.toFixed(1).replace('.', '_')}`;
}

/**
 * Targets hold on the agentic workload, as they were set for it. Lengths of single calls cannot be known before, and where half of the
 * variance belongs to agents, chance in the choice of agents is larger than the margin.
 */
const workloadWithTargets = 'agentic';

function targetFigures(cell: string, { workload, load }: SeedOutcome, seeds: readonly SeedOutcome[]): Figures {
  const judged = workload === workloadWithTargets;
  const mean = ({ meanCompletionMs }: CellOutcome): number => meanCompletionMs;
  const slowdown = ({ p95Slowdown }: CellOutcome): number => p95Slowdown;
  return {
    [`${cell}_mean_completion_vs_srpt_oracle`]: pairedFigure(
      seeds,
      ['semantic', 'srpt_oracle'],
      mean,
      judged && load <= 1.2 ? atMost(1.05) : undefined,
    ),
    [`${cell}_p95_slowdown_vs_plas`]: pairedFigure(
      seeds,
      ['semantic', 'plas'],
      slowdown,
      judged && load <= 1.2 ? atMost(1) : undefined,
    ),
    [`${cell}_aios_mean_completion_vs_ours`]: pairedFigure(
      seeds,
      ['aios_batch_barrier', 'semantic'],
      mean,
      judged && load <= 1 ? { comparison: '>=', bound: 3 } : undefined,
    ),
    [`${cell}_unannounced_mean_completion_vs_srpt_oracle`]: pairedFigure(
      seeds,
      ['semantic_unannounced', 'srpt_oracle'],
      mean,
    ),
    [`${cell}_unannounced_p95_slowdown_vs_plas`]: pairedFigure(seeds, ['semantic_unannounced', 'plas'], slowdown),
    [`${cell}_aios_mean_completion_vs_srpt_oracle`]: pairedFigure(seeds, ['aios_batch_barrier', 'srpt_oracle'], mean),
    ...priceFigures(cell, seeds),
  };
}

/** What each guarantee, and each thing that cannot be known, adds to the mean completion time. They overlap: their product is not the whole. */
function priceFigures(cell: string, seeds: readonly SeedOutcome[]): Figures {
  const mean = ({ meanCompletionMs }: CellOutcome): number => meanCompletionMs;
  return {
    [`${cell}_price_of_sharing_between_owners`]: pairedFigure(seeds, ['semantic', 'semantic_one_owner'], mean),
    [`${cell}_price_of_bounded_waiting`]: pairedFigure(
      seeds,
      ['semantic_one_owner', 'semantic_one_owner_no_ageing'],
      mean,
    ),
    [`${cell}_price_of_unknown_lengths`]: pairedFigure(seeds, ['semantic', 'semantic_knowing'], mean),
  };
}

function contenderFigures(key: string, name: ContenderName, seeds: readonly SeedOutcome[]): Figures {
  const over = (value: (outcome: CellOutcome, bounds: CellBounds) => number): number[] =>
    seeds.map(({ outcomes, bounds }) => {
      const outcome = outcomes.get(name);
      return outcome ? value(outcome, bounds) : Number.NaN;
    });
  return {
    [`${key}_mean_completion_vs_bound`]: figureOfSeeds(
      over((outcome, bounds) => outcome.meanCompletionMs / bounds.meanCompletionMs),
      'ratio',
    ),
    [`${key}_p95_slowdown`]: figureOfSeeds(
      over(({ p95Slowdown }) => p95Slowdown),
      'ratio',
    ),
    [`${key}_makespan_vs_bound`]: figureOfSeeds(
      over((outcome, bounds) => outcome.makespanMs / bounds.makespanMs),
      'ratio',
    ),
  };
}

function pairedFigure(
  seeds: readonly SeedOutcome[],
  [ours, theirs]: readonly [ContenderName, ContenderName],
  value: (outcome: CellOutcome) => number,
  target?: Target,
): Figure {
  const ratios = seeds.map(({ outcomes }) => {
    const [numerator, denominator] = [outcomes.get(ours), outcomes.get(theirs)];
    return numerator && denominator ? value(numerator) / value(denominator) : Number.NaN;
  });
  return figureOfSeeds(ratios, 'ratio', target);
}
