import { openSuperuser } from '@agent-os/db/testing';
import {
  figureOfRounds,
  figureOfTotal,
  type Bench,
  type BenchOptions,
  type BenchOutcome,
  type Figures,
} from '../report/index.ts';
import { BudgetBooks } from './budget-books.ts';
import { sendCrowd, sendOne, type CallMode } from './crowd.ts';
import { startKernelFleet, type KernelFleet } from './kernel-fleet.ts';

const fitting = 100n;
const none = { comparison: '=', bound: 0 } as const;

export const budgetBench: Bench = {
  name: 'budget',
  summary:
    'a crowd against a cap that fits a hundred, in one kernel and in three; what a check adds to a call; simulated models',
  run: runBudgetBench,
};

async function runBudgetBench({ rounds, quick, progress }: BenchOptions): Promise<BenchOutcome> {
  const callers = quick ? 200 : 1_000;
  const repeats = quick ? 1 : Math.max(3, rounds);
  const figures: Figures = {};
  const notes: string[] = [
    'The models are simulated; kernels, database and clients are real processes on one machine.',
  ];
  let versions: Record<string, string> = {};
  for (const kernels of [1, 3]) {
    progress(`Starting ${kernels} kernel(s)`);
    const fleet = await startKernelFleet(kernels);
    const books = new BudgetBooks(await openSuperuser(fleet.installation), kernels);
    try {
      ({ versions } = fleet.installation);
      for (const mode of ['plain', 'streaming'] as const) {
        const results: CrowdResult[] = [];
        for (let repeat = 0; repeat < repeats; repeat += 1) {
          results.push(await runCrowd(fleet, books, mode, callers));
          progress(`${kernels} kernel(s), ${mode}: ${results.at(-1)?.text}`);
        }
        Object.assign(figures, crowdFigures(`${kernels}_kernels_${mode}`, results));
        notes.push(...results.flatMap(({ example }) => (example === undefined ? [] : [`${mode}: ${example}`])));
      }
      if (kernels === 1) {
        Object.assign(figures, await measureCheck(fleet, books, quick ? 100 : 1_000, repeats, progress));
      }
    } finally {
      await books.close();
      await fleet.stop();
    }
  }
  return { versions, figures, notes };
}

interface CrowdResult {
  readonly overshoot: bigint;
  readonly wouldHaveFitted: number;
  /** What the budget counts less what its calls cost. */
  readonly difference: bigint;
  readonly served: number;
  readonly abandoned: number;
  readonly refused: number;
  readonly failed: number;
  readonly seconds: number;
  readonly text: string;
  readonly example: string | undefined;
}

async function runCrowd(fleet: KernelFleet, books: BudgetBooks, mode: CallMode, callers: number): Promise<CrowdResult> {
  const { urls, installation } = fleet;
  await sendOne(urls[0] ?? '', installation.agentApiKey);
  const { held, cost } = await books.costOfLastCall();
  // Calls that are heard to their end cost alike: after 99 there is room for one more, and after that for none.
  const cap = (fitting - 1n) * cost + held;
  const budgetId = await books.makeBudget(cap);
  const startedAt = performance.now();
  const crowd = await sendCrowd({ urls, apiKey: installation.agentApiKey, callers, mode });
  const seconds = (performance.now() - startedAt) / 1000;
  const { spent, costs } = await books.crowdOf(budgetId);
  await books.endBudgets();
  const left = cap > spent ? cap - spent : 0n;
  const wouldHaveFitted = Math.min(crowd.refused, Number(left / held));
  return {
    ...crowd,
    overshoot: spent > cap ? spent - cap : 0n,
    wouldHaveFitted,
    difference: spent > costs ? spent - costs : costs - spent,
    seconds,
    text: `${crowd.served} served, ${crowd.abandoned} abandoned, ${crowd.refused} refused, ${crowd.failed} failed, ${left} of ${cap} left, ${seconds.toFixed(1)} s`,
  };
}

function crowdFigures(prefix: string, results: readonly CrowdResult[]): Figures {
  const worst = (values: readonly number[]) => Math.max(...values);
  return {
    [`simulated_${prefix}_overshoot`]: figureOfTotal(
      worst(results.map(({ overshoot }) => Number(overshoot))),
      'nano-USD',
      none,
    ),
    [`simulated_${prefix}_refused_that_would_have_fitted`]: figureOfTotal(
      worst(results.map(({ wouldHaveFitted }) => wouldHaveFitted)),
      'calls',
      none,
    ),
    [`simulated_${prefix}_budget_less_costs_of_calls`]: figureOfTotal(
      worst(results.map(({ difference }) => Number(difference))),
      'nano-USD',
      none,
    ),
    [`simulated_${prefix}_calls_failed`]: figureOfTotal(worst(results.map(({ failed }) => failed)), 'calls', none),
    [`simulated_${prefix}_calls_served`]: figureOfRounds(
      results.map(({ served }) => served),
      'calls',
    ),
    [`simulated_${prefix}_calls_abandoned`]: figureOfRounds(
      results.map(({ abandoned }) => abandoned),
      'calls',
    ),
    [`simulated_${prefix}_crowd_answered_after`]: figureOfRounds(
      results.map(({ seconds }) => seconds),
      's',
    ),
  };
}

/** The step that prices a call, with budgets at five levels above it less without any. */
async function measureCheck(
  { urls, installation }: KernelFleet,
  books: BudgetBooks,
  calls: number,
  repeats: number,
  progress: (line: string) => void,
): Promise<Figures> {
  const measure = async (): Promise<number[]> => {
    for (let call = 0; call < calls; call += 1) await sendOne(urls[0] ?? '', installation.agentApiKey);
    return (await books.priceStepsUs(calls)).toSorted((a, b) => a - b);
  };
  const at = (sorted: readonly number[], share: number): number =>
    sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
  const added = { p50: [] as number[], p99: [] as number[] };
  await measure();
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    await books.endBudgets();
    const without = await measure();
    await books.makeLevels();
    const within = await measure();
    added.p50.push(at(within, 0.5) - at(without, 0.5));
    added.p99.push(at(within, 0.99) - at(without, 0.99));
    progress(
      `price step with five budgets: p50 ${at(within, 0.5)} µs, p99 ${at(within, 0.99)} µs; without ${at(without, 0.5)} and ${at(without, 0.99)}`,
    );
  }
  await books.endBudgets();
  return {
    check_added_p50_us: figureOfRounds(added.p50, 'µs', { comparison: '<=', bound: 50 }),
    check_added_p99_us: figureOfRounds(added.p99, 'µs', { comparison: '<=', bound: 300 }),
  };
}
