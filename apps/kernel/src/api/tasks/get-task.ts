import { taskDetail, taskInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';
import { requireTask } from './require-task.ts';
import { taskDetailWire } from './task-wire.ts';

export const getTask = organisationProcedure('tasks:read')
  .input(taskInput)
  .output(taskDetail)
  .query(({ ctx, input: { taskId } }) => ctx.read(async (tx) => taskDetailWire(await requireTask(tx, taskId))));
