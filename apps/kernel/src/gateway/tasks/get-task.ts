import { accepted, refuse, refused, type Result } from '@agent-os/core/errors';
import { findTask, findTaskContent } from '@agent-os/db';
import type { TaskAnswer, TaskCall } from './task-call.ts';
import { taskView } from './task-view.ts';

/** GET /v1/tasks/{id}: how a task fares and what came of it, for whoever created it or does it. */
export async function getTask({ caller, taskId, edge }: TaskCall): Promise<Result<TaskAnswer>> {
  return edge.database.withTenant(caller.organisation.id, async (tx): Promise<Result<TaskAnswer>> => {
    const row = await findTask(tx, taskId);
    const { id } = caller.agent;
    if (row === undefined || (row.createdById !== id && row.agent?.id !== id)) return refused(noTask());
    return accepted({ status: 200, body: taskView(row, await findTaskContent(tx, taskId)) });
  });
}

/** The same for what does not exist and for what is somebody else's. */
export function noTask() {
  return refuse(
    'not_found',
    'There is no such task of this agent: neither did it create one of that id, nor is it given one.',
  );
}
