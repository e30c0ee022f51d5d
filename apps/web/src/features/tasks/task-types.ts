import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export type TaskListItem = RouterOutputs['tasks']['list'][number];
export type TaskDetail = RouterOutputs['tasks']['get'];
export type TaskAssignment = NonNullable<TaskDetail['assignment']>;
export type TaskState = TaskListItem['state'];

/** A task with what depends on the time. */
export interface ListedTask extends TaskListItem {
  /** Until it was begun, ended, or now. */
  readonly waitedMs: number;
}

export function isOpen({ state }: Pick<TaskListItem, 'state'>): boolean {
  return state === 'queued' || state === 'assigned' || state === 'running';
}

/** A task as of a moment, in epoch ms. */
export function listedTask(task: TaskListItem, nowMs: number): ListedTask {
  const until = task.startedAt ?? task.finishedAt ?? nowMs;
  return { ...task, waitedMs: Math.max(0, until - task.createdAt) };
}
