import { cancelTaskInput, taskDetail } from '@agent-os/core/contracts';
import { cancelTask as endTask } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { requireOpenTask, requireTask } from './require-task.ts';
import { taskDetailWire } from './task-wire.ts';

/** Ends a task. An instance that runs it hears of it when it next says anything about it. */
export const cancelTask = organisationProcedure('tasks:write')
  .input(cancelTaskInput)
  .output(taskDetail)
  .mutation(({ ctx, input: { taskId, reason } }) =>
    ctx.change(async (tx) => {
      const before = await requireOpenTask(tx, taskId);
      await endTask(tx, taskId, new Date(ctx.dependencies.clock.nowMs()));
      const detail = { title: before.title, state: before.state, agent: before.agent?.slug ?? null, reason };
      const audit = { action: 'task.cancelled', targetKind: 'task', targetId: taskId, detail };
      return { result: taskDetailWire(await requireTask(tx, taskId)), audit };
    }),
  );
