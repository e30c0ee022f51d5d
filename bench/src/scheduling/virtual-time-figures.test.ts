import { expect, test } from 'vitest';
import type { ContenderName } from './contenders.ts';
import { type SeedOutcome, virtualTimeFigures } from './virtual-time-figures.ts';

function seedOutcome(load: number, ours: number, oracle: number, workload = 'agentic'): SeedOutcome {
  const outcome = (meanCompletionMs: number) => ({ meanCompletionMs, p95Slowdown: 4, p99WaitMs: 1, makespanMs: 1000 });
  const outcomes = new Map<ContenderName, ReturnType<typeof outcome>>([
    ['aios_batch_barrier', outcome(4 * ours)],
    ['plas', outcome(2 * ours)],
    ['srpt_oracle', outcome(oracle)],
    ['semantic', outcome(ours)],
  ]);
  return { workload, load, bounds: { meanCompletionMs: oracle / 2, makespanMs: 500 }, outcomes };
}

test('contenders are compared within a seed, where all ran the same programs', () => {
  const figures = virtualTimeFigures([seedOutcome(1, 110, 100), seedOutcome(1, 1000, 1000)]);
  const figure = figures['simulated_agentic_load_1_0_mean_completion_vs_srpt_oracle'];
  expect(figure).toMatchObject({ value: 1.05, pass: true, spread: { min: 1, max: 1.1 } });
  expect(figures['simulated_agentic_load_1_0_aios_mean_completion_vs_ours']).toMatchObject({ value: 4, pass: true });
  expect(figures['simulated_agentic_load_1_0_semantic_makespan_vs_bound']).toMatchObject({ value: 2, target: null });
});

test('nothing is judged above load 1.2, nor on workloads without targets, and all names say that it is simulated', () => {
  const figures = virtualTimeFigures([seedOutcome(1.5, 200, 100), seedOutcome(1, 200, 100, 'azure_code')]);
  expect(Object.values(figures).map(({ target }) => target)).toStrictEqual(Object.keys(figures).map(() => null));
  for (const key of Object.keys(figures)) expect(key).toMatch(/^simulated_/);
});

test('a contender that did not run is a missed target, not a fast one', () => {
  const outcome = seedOutcome(1, 100, 100);
  const outcomes = new Map(outcome.outcomes);
  outcomes.delete('plas');
  const figures = virtualTimeFigures([{ ...outcome, outcomes }]);
  expect(figures['simulated_agentic_load_1_0_p95_slowdown_vs_plas']).toMatchObject({ value: null, pass: false });
});
