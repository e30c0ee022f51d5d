import { createTaskInput, taskDetail } from '@agent-os/core/contracts';
import { countOpenTasks, insertTask } from '@agent-os/db';
import { newTask, openTasksMax } from '../../tasks/index.ts';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { requireDoer } from './require-doer.ts';
import { requireTask } from './require-task.ts';
import { taskDetailWire } from './task-wire.ts';

const attemptsMax = 3;

export const createTask = organisationProcedure('tasks:write')
  .input(createTaskInput)
  .output(taskDetail)
  .mutation(({ ctx, input: { agentId, deadlineAt, valueNanoUsd, ...given } }) => {
    const { caller, dependencies } = ctx;
    const nowMs = dependencies.clock.nowMs();
    if (deadlineAt !== null && deadlineAt <= nowMs) {
      throw new ApiError('invalid', 'This deadline has passed already: choose a later one.');
    }
    return ctx.change(async (tx) => {
      if ((await countOpenTasks(tx, openTasksMax)) >= openTasksMax) {
        throw new ApiError('conflict', `${openTasksMax} tasks have not ended: cancel some, or wait for them.`);
      }
      const agent = agentId === null ? null : await requireDoer(tx, agentId);
      const request = {
        ...given,
        agent,
        deadlineAtMs: deadlineAt,
        simulated: false,
        attemptsMax,
        declaredNanoUsd: valueNanoUsd === null ? null : BigInt(valueNanoUsd),
        idempotencyKey: null,
      };
      const origin = {
        id: dependencies.random.newId('tsk'),
        organisationId: caller.organisationId,
        createdByKind: caller.kind,
        createdById: caller.id,
        nowMs,
      };
      const taskId = await insertTask(tx, newTask(request, origin));
      const detail = {
        title: given.title,
        serviceClass: given.serviceClass,
        agent: agent?.slug ?? null,
        kind: given.kind,
      };
      const audit = { action: 'task.created', targetKind: 'task', targetId: taskId, detail };
      return { result: taskDetailWire(await requireTask(tx, taskId)), audit };
    });
  });
