import { taskContent, taskInput } from '@agent-os/core/contracts';
import { findTaskContent } from '@agent-os/db';
import { notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

/** What a task was given and what came of it. As with the messages of calls, whoever reads it leaves a trail. */
export const getTaskContent = organisationProcedure('payloads:read')
  .input(taskInput)
  .output(taskContent)
  .query(({ ctx, input: { taskId } }) =>
    ctx.readWithTrail(async (tx) => {
      const row = await findTaskContent(tx, taskId);
      if (row === undefined) throw notFound('task');
      return {
        result: { input: row.inputJson, result: row.resultJson },
        audit: { action: 'task.content_read', targetKind: 'task', targetId: taskId },
      };
    }),
  );
