import { expect, test } from 'vitest';
import { seededRandom } from '../schedule/index.ts';
import { planTasks } from './plan-task.ts';
import { taskKinds } from './task-kinds.ts';

test('the same seed gives the same tasks, all kinds come, and now and then many at once', () => {
  const plan = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 300 }, (_, index) => planTasks(taskKinds, `run_${index}`, random));
  };
  expect(plan(3)).toStrictEqual(plan(3));
  const plans = plan(3);
  expect(new Set(plans.map((planned) => planned?.creator)).size).toBe(taskKinds.length);
  const counts = plans.map((planned) => planned?.tasks.length ?? 0);
  expect(Math.min(...counts)).toBe(1);
  expect(Math.max(...counts)).toBeGreaterThan(3);
});

test('nobody gives nothing away', () => {
  expect(planTasks([], 'run_1', seededRandom(1))).toBeUndefined();
});
