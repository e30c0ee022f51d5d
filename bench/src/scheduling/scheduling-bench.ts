import { model8bOnH100 } from '@agent-os/core/sim';
import { type Bench, type BenchOptions, type BenchOutcome, type Figures, figureOfRounds } from '../report/index.ts';
import { announcementLogDeviation, contenders, type ContenderName } from './contenders.ts';
import { measureDecisionCost, warmUpCycles } from './decision-cost.ts';
import { measureRealTime } from './real-time/index.ts';
import { boundsOf, type CellOutcome, runCell } from './run-cell.ts';
import { type SeedOutcome, virtualTimeFigures } from './virtual-time-figures.ts';
import { benchWorkloads, type BenchWorkload } from './workloads.ts';

const loads = [0.8, 1, 1.2, 1.5];

export const schedulingBench: Bench = {
  name: 'scheduling',
  summary:
    'completion and slowdown beside AIOS, FIFO, VTC, PLAS and an oracle on a simulated server; crowds of agents; cost of a decision',
  run: runSchedulingBench,
};

/** For `--only`, beside the names of the workloads. */
const realTimeName = 'real_time';

async function runSchedulingBench(options: BenchOptions): Promise<BenchOutcome> {
  const { seed, rounds, quick, only, progress } = options;
  const seedsOf = (workload: BenchWorkload): number[] =>
    Array.from({ length: quick ? 2 : Math.max(workload.seeds, rounds) }, (_, index) => seed + index);
  const workloads = benchWorkloads(quick).filter(({ name }) => !only || only.includes(name));
  const outcomes: SeedOutcome[] = [];
  for (const workload of workloads) {
    const seeds = seedsOf(workload);
    for (const load of loads) {
      progress(`Simulating ${workload.name} at load ${load}, ${seeds.length} seeds`);
      for (const each of seeds) outcomes.push(runSeed(workload, load, each));
    }
  }
  progress('Measuring the cost of a decision');
  const costs = decisionCostFigures(Math.max(3, rounds), seed, quick);
  const realTime = !only || only.includes(realTimeName) ? await measureRealTime(options) : undefined;
  return {
    versions: realTime?.versions ?? {},
    figures: { ...costs, ...realTime?.figures, ...virtualTimeFigures(outcomes) },
    notes: [...notesOf(workloads, seedsOf), ...(realTime?.notes ?? [])],
  };
}

function runSeed(workload: BenchWorkload, load: number, seed: number): SeedOutcome {
  const programs = workload.programs(seed, load);
  const outcomes = new Map<ContenderName, CellOutcome>();
  for (const contender of contenders) {
    outcomes.set(contender.name, runCell(contender, programs, seed, workload.singleCalls));
  }
  return { workload: workload.name, load, bounds: boundsOf(programs), outcomes };
}

function decisionCostFigures(rounds: number, seed: number, quick: boolean): Figures {
  const figures: Figures = {};
  for (const [waiting, bound] of [
    [1000, undefined],
    [10_000, 20],
    [100_000, 60],
  ] as const) {
    const costs = Array.from({ length: rounds }, (_, round) =>
      measureDecisionCost(waiting, quick ? 500 : 5000, quick ? 500 : warmUpCycles, seed + round),
    );
    figures[`decision_cost_${waiting}_waiting_us`] = figureOfRounds(
      costs.map(({ decideMicroseconds }) => decideMicroseconds),
      'us',
      bound === undefined ? undefined : { comparison: '<=', bound },
    );
    figures[`decision_cost_${waiting}_waiting_p99_us`] = figureOfRounds(
      costs.map(({ p99DecideMicroseconds }) => p99DecideMicroseconds),
      'us',
    );
    figures[`arrival_decision_and_end_${waiting}_waiting_us`] = figureOfRounds(
      costs.map(({ cycleMicroseconds }) => cycleMicroseconds),
      'us',
    );
  }
  return { ...figures, ...growthFigure(figures) };
}

/** What ten times the queue costs: 10 would be linear, 1.25 is what a logarithm grows by from 10,000 to 100,000. */
function growthFigure(figures: Figures): Figures {
  const [at10k, at100k] = [10_000, 100_000].map((waiting) => figures[`decision_cost_${waiting}_waiting_us`]?.value);
  const growth = at10k && at100k ? [at100k / at10k] : [];
  return { decision_cost_growth_10000_to_100000: figureOfRounds(growth, 'ratio') };
}

function notesOf(
  workloads: readonly BenchWorkload[],
  seedsOf: (workload: BenchWorkload) => readonly number[],
): string[] {
  return [
    `Every figure that begins with "simulated" is virtual time on ${model8bOnH100.name}, parameters of ${model8bOnH100.source}.`,
    ...workloads.map((workload) => {
      const seeds = seedsOf(workload);
      return `Workload ${workload.name}: ${workload.source}; seeds ${seeds[0]} to ${seeds.at(-1)}.`;
    }),
    "Means over seeds; confidence95 is of the mean, the spread is the seeds' range.",
    'AIOS is a model of its scheduler at commit 2155966 (one-second window, batch barrier), not its code.',
    `"semantic" is told by each program how many steps it will have, with a lognormal error of ${announcementLogDeviation}; "unannounced" and all others but the oracle learn from what ended before.`,
    'Without announcements nobody can come near the oracle on the agentic workload: knowing the true distribution and nothing else (Gittins) was 1.10 (load 1.0) and 1.19 (load 1.2) of it.',
  ];
}
