import { reassignTaskInput, taskDetail } from '@agent-os/core/contracts';
import { moveTask } from '@agent-os/db';
import { namedAssignment } from '../../tasks/index.ts';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { requireDoer } from './require-doer.ts';
import { requireOpenTask, requireTask } from './require-task.ts';
import { taskDetailWire } from './task-wire.ts';

/** The most attempts that the table takes. */
const attemptsEver = 20;

/** Gives a task to another agent, or back to the kernel's choice. An instance that runs it loses it. */
export const reassignTask = organisationProcedure('tasks:write')
  .input(reassignTaskInput)
  .output(taskDetail)
  .mutation(({ ctx, input: { taskId, agentId, reason } }) =>
    ctx.change(async (tx) => {
      const nowMs = ctx.dependencies.clock.nowMs();
      const before = await requireOpenTask(tx, taskId);
      if (before.attempts >= attemptsEver) {
        throw new ApiError('conflict', `It was tried ${before.attempts} times: cancel it, and create it anew.`);
      }
      const agent = agentId === null ? null : await requireDoer(tx, agentId);
      const assignment = agent === null ? null : namedAssignment('person', agent, nowMs);
      await moveTask(tx, taskId, { agentId, assignment, at: new Date(nowMs) });
      const detail = { title: before.title, from: before.agent?.slug ?? null, to: agent?.slug ?? null, reason };
      const audit = { action: 'task.reassigned', targetKind: 'task', targetId: taskId, detail };
      return { result: taskDetailWire(await requireTask(tx, taskId)), audit };
    }),
  );
