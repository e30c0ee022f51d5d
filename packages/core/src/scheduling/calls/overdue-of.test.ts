import { expect, test } from 'vitest';
import { overdueOf } from './overdue-of.ts';

const hourMs = 3_600_000;

test.each([
  ['runs on without a deadline', { deadlineAtMs: null, heldMs: hourMs }, undefined],
  ['runs on until its deadline', { deadlineAtMs: 1_000, heldMs: 500 }, undefined],
  ['ends after its deadline', { deadlineAtMs: 999, heldMs: 500 }, 'deadline'],
  ['ends when it has held its slot for too long', { deadlineAtMs: null, heldMs: hourMs + 1 }, 'run_time'],
  ['is told of its own deadline first', { deadlineAtMs: 999, heldMs: hourMs + 1 }, 'deadline'],
])('a running call %s', (_what, running, overdue) => {
  expect(overdueOf(running, hourMs, 1_000)).toBe(overdue);
});
