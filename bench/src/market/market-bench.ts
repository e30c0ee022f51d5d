import {
  type Bench,
  type BenchOptions,
  type BenchOutcome,
  type Figures,
  figureOfRounds,
  figureOfSeeds,
  figureOfTotal,
  type Target,
} from '../report/index.ts';
import { cumulativeOptimum, efficiencyOfRound } from './check-optimum.ts';
import { clearingCostFigures } from './clearing-cost.ts';
import { crowdedRound } from './crowded-round.ts';
import { linearSolver } from './linear-optimum.ts';
import { type CellFigures, creditLevel, type MarketCell, runMarketCell } from './market-cell.ts';
import { marketWorkload } from './market-workload.ts';
import { misreportFigures } from './misreports.ts';
import { shareByValue } from './simple-shares.ts';

const loads = [0.25, 0.5, 0.75] as const;
const leastEfficiency = { 0.25: 0.95, 0.5: 0.97, 0.75: 0.98 } as const;
const roundsOfRun = 300;
const none = { comparison: '=', bound: 0 } as const;

export const marketBench: Bench = {
  name: 'market',
  summary:
    'efficiency of paced credits beside the optimum, max-min, FIFO, priority and no pacing; zero runs, misreports, cost of clearing; simulated',
  run: runMarketBench,
};

async function runMarketBench({ seed, rounds, quick, progress }: BenchOptions): Promise<BenchOutcome> {
  const seeds = Array.from({ length: quick ? 2 : Math.max(10, rounds) }, (_, index) => seed + index);
  progress('Measuring the cost of clearing');
  const costs = clearingCostFigures(seeds.slice(0, 3), quick);
  progress('Solving linear programs with HiGHS');
  const optima = await optimumFigures(seeds.slice(0, 3), roundsOfRun);
  const cells: Figures = {};
  let faults = 0;
  for (const agents of quick ? [20] : [20, 200, 2000]) {
    for (const load of loads) {
      progress(`Simulating ${agents} agents at capacity ${load}, ${seeds.length} seeds`);
      const cell: MarketCell = { agents, rounds: roundsOfRun, load, brief: agents > 200 };
      const outcomes = seeds.map((each) => runMarketCell(cell, each));
      faults += outcomes.reduce((sum, outcome) => sum + (outcome['faults'] ?? 0), 0);
      Object.assign(cells, cellFigures(agents, load, outcomes));
    }
  }
  progress('Simulating misreports');
  const misreports = misreportFigures(seeds.slice(0, 5), loads, roundsOfRun);
  return {
    versions: {},
    figures: {
      ...cells,
      faults_found_in_rounds: figureOfTotal(faults, 'faults', none),
      ...costs,
      ...optima,
      ...misreports,
    },
    notes: [
      `Everything but the cost of clearing is simulated: ${roundsOfRun} rounds, values of three falling steps, urgency log-normal with σ = 1.`,
      `All agents have equal credits for all rounds together: ${creditLevel} of what the slots of the optimum come to at its prices. Income is burned.`,
      'The optimum of a round is sort-and-cut, which is held against one linear program over all rounds by HiGHS.',
      'The longest zero run is that of the worst agent in the worst seed. Faults are audits of every round of up to 200 agents and of every tenth of more, and books that do not close.',
    ],
  };
}

function cellFigures(agents: number, load: keyof typeof leastEfficiency, outcomes: readonly CellFigures[]): Figures {
  const figures: Figures = {};
  for (const name of Object.keys(outcomes[0] ?? {})) {
    const values = outcomes.map((outcome) => outcome[name] ?? Number.NaN);
    const key = `simulated_${agents}_agents_capacity_${load * 100}_percent_${name}`;
    if (name === 'faults') continue;
    if (name.endsWith('zero_run')) figures[key] = figureOfTotal(Math.max(...values), 'rounds', targetOf(name, load));
    else figures[key] = figureOfSeeds(values, 'ratio', targetOf(name, load));
  }
  return figures;
}

function targetOf(name: string, load: keyof typeof leastEfficiency): Target | undefined {
  if (name === 'efficiency') return { comparison: '>=', bound: leastEfficiency[load] };
  if (name === 'longest_zero_run') return { comparison: '<=', bound: 10 };
  return undefined;
}

/** Whether sort-and-cut is the optimum, and how close whole slots come to it when slots, tokens and power are scarce together. */
async function optimumFigures(seeds: readonly number[], rounds: number): Promise<Figures> {
  const solve = await linearSolver();
  const gaps = seeds.flatMap((seed) =>
    loads.map((load) => {
      const workload = marketWorkload(20, rounds, load, seed);
      return Math.abs(shareByValue(workload).value / cumulativeOptimum(solve, workload) - 1);
    }),
  );
  const several = Array.from({ length: 60 }, (_, index) =>
    efficiencyOfRound(solve, crowdedRound(200, 'slots_tokens_power', index)),
  );
  const single = Array.from({ length: 20 }, (_, index) => efficiencyOfRound(solve, crowdedRound(200, 'slots', index)));
  return {
    highs_gap_to_sort_and_cut: figureOfTotal(Math.max(...gaps), 'share of value', { comparison: '<=', bound: 1e-9 }),
    highs_efficiency_of_whole_slots_one_limit: figureOfTotal(Math.min(...single), 'ratio', {
      comparison: '>=',
      bound: 0.999999,
    }),
    highs_efficiency_of_whole_slots_three_limits: figureOfRounds(several, 'ratio'),
  };
}
