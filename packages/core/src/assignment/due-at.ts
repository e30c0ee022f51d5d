import type { ServiceClass } from '../scheduling/index.ts';

/** How long a task of a class may wait before one of the most urgent class no longer overtakes it. */
const patienceMs: Readonly<Record<ServiceClass, number>> = {
  critical: 0,
  interactive: 60_000,
  standard: 10 * 60_000,
  batch: 2 * 3_600_000,
};

/**
 * When a task is due, in epoch ms: tasks are taken in this order. Class and age are one figure that never changes, so a
 * task is overtaken only by those that come within its class's patience, and none waits for ever.
 */
export function dueAt(
  { serviceClass, deadlineAtMs }: { readonly serviceClass: ServiceClass; readonly deadlineAtMs: number | null },
  createdAtMs: number,
): number {
  const due = createdAtMs + patienceMs[serviceClass];
  return deadlineAtMs === null ? due : Math.min(due, deadlineAtMs);
}
