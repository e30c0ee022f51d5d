import { expect, test } from 'vitest';
import { realTimeFigures, type RealTimeRun } from './real-time-figures.ts';
import type { RealTimeSystem } from './real-time-stand.ts';
import type { WorkloadName } from './served-workloads.ts';

function run(
  system: RealTimeSystem,
  makespanMs: number,
  differing: { round?: number; workload?: WorkloadName; lost?: number; waitMs?: number } = {},
): RealTimeRun {
  const { round = 0, workload = 'serial', lost = 0, waitMs = makespanMs / 2 } = differing;
  const report = {
    makespanMs,
    waitsMs: Float64Array.from({ length: 10 }, () => waitMs),
    attempts: 20,
    beyondDefaultRetries: 0,
    lost,
    firstError: undefined,
  };
  return {
    cell: { workload, agents: 10, calls: 2, meanServiceMs: 50 },
    system,
    round,
    boundMs: 1000,
    report,
    otherLoadCores: 0,
  };
}

test('systems are compared within a round', () => {
  const figures = realTimeFigures([
    run('unscheduled', 3000),
    run('ours', 1000),
    run('unscheduled', 8000, { round: 1 }),
    run('ours', 2000, { round: 1 }),
  ]);
  expect(figures['simulated_model_serial_10_agents_unscheduled_makespan_vs_ours']).toMatchObject({
    value: 3.5,
    pass: true,
    spread: { min: 3, max: 4 },
  });
  expect(figures['simulated_model_serial_10_agents_ours_makespan_vs_bound']).toMatchObject({ value: 1.5, pass: false });
  expect(figures['simulated_model_serial_10_agents_unscheduled_attempts_per_call']).toMatchObject({ value: 2 });
});

test('one lost call of ours in all rounds is a missed target, those of others are not', () => {
  const lostBy = (system: RealTimeSystem) => realTimeFigures([run(system, 1000, { lost: 1 }), run('ours', 1000)]);
  expect(lostBy('unscheduled')['simulated_model_ours_calls_lost']).toMatchObject({ value: 0, pass: true });
  expect(lostBy('ours')['simulated_model_ours_calls_lost']).toMatchObject({ value: 1, pass: false });
});

test('a longer p90 wait than without a scheduler is a missed target', () => {
  const figures = realTimeFigures([run('unscheduled', 3000, { waitMs: 100 }), run('ours', 1000, { waitMs: 101 })]);
  expect(figures['simulated_model_serial_10_agents_ours_p90_wait_vs_unscheduled']).toMatchObject({ pass: false });
});

test('where nobody has to wait, nothing is asked of the comparison without a scheduler', () => {
  const figures = realTimeFigures([
    run('unscheduled', 900, { workload: 'open' }),
    run('ours', 1000, { workload: 'open' }),
  ]);
  expect(figures['simulated_model_open_10_agents_unscheduled_makespan_vs_ours']).toMatchObject({ target: null });
  expect(figures['simulated_model_open_10_agents_ours_makespan_vs_bound']).toMatchObject({ pass: true });
});

test('all names say that the model is simulated', () => {
  for (const key of Object.keys(realTimeFigures([run('ours', 1)]))) expect(key).toMatch(/^simulated_model_/);
});
