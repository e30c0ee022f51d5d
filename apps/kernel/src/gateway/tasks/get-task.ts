import { getTaskQuery } from '@agent-os/core/contracts';
import { accepted, refuse, refused, type Result } from '@agent-os/core/errors';
import { findTask, findTaskContent } from '@agent-os/db';
import { readTaskBody } from './read-task-body.ts';
import type { TaskAnswer, TaskCall } from './task-call.ts';
import { taskView } from './task-view.ts';
import { waitFor } from './wait-for.ts';

interface Look {
  readonly answer: Result<TaskAnswer>;
  readonly hasEnded: boolean;
}

/**
 * GET /v1/tasks/{id}: how a task fares and what came of it, for whoever created it or does it. With `wait_seconds` it is
 * answered when the task has ended, or as it is after that time.
 */
export async function getTask(call: TaskCall): Promise<Result<TaskAnswer>> {
  const { caller, query, edge, gone, nowMs } = call;
  const read = readTaskBody(getTaskQuery, query);
  if (!read.ok) return read;
  const { answer } = await waitFor<Look>({
    edge,
    awaited: `an end in ${caller.organisation.id}`,
    gone,
    endsAtMs: nowMs + read.value.wait_seconds * 1000,
    take: () => lookAt(call),
    isEnough: (look) => look.hasEnded || !look.answer.ok,
    isOver: () => gone.aborted || !edge.acceptsCalls(),
  });
  return answer;
}

function lookAt({ caller, taskId, edge }: TaskCall): Promise<Look> {
  return edge.database.withTenant(caller.organisation.id, async (tx) => {
    const row = await findTask(tx, taskId);
    const { id } = caller.agent;
    if (row === undefined || (row.createdById !== id && row.agent?.id !== id)) {
      return { answer: refused(noTask()), hasEnded: false };
    }
    const body = taskView(row, await findTaskContent(tx, taskId));
    return { answer: accepted({ status: 200 as const, body }), hasEnded: row.finishedAtMs !== null };
  });
}

/** The same for what does not exist and for what is somebody else's. */
export function noTask() {
  return refuse(
    'not_found',
    'There is no such task of this agent: neither did it create one of that id, nor is it given one.',
  );
}
