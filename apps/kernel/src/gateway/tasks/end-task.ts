import { decideAfterAttempt } from '@agent-os/core/assignment';
import { completeTaskBody, extendTaskBody, failTaskBody, type LeaseOnWire } from '@agent-os/core/contracts';
import { accepted, refuse, refused, type Result } from '@agent-os/core/errors';
import {
  completeTask as finishTask,
  endAttempt,
  extendLease,
  findTask,
  findTaskContent,
  lockAttempt,
  type TaskAttempt,
  type TaskRow,
  type TenantTransaction,
} from '@agent-os/db';
import { agentObjection } from './agent-objection.ts';
import { noTask } from './get-task.ts';
import { readTaskBody } from './read-task-body.ts';
import type { TaskAnswer, TaskCall } from './task-call.ts';
import { taskView } from './task-view.ts';

/** POST /v1/tasks/{id}/extend: the instance is still at it. */
export async function extendTask(call: TaskCall): Promise<Result<TaskAnswer>> {
  const objection = agentObjection(call.caller);
  if (objection !== undefined) return refused(objection);
  const read = readTaskBody(extendTaskBody, call.body);
  if (!read.ok) return read;
  const leaseUntilMs = call.nowMs + read.value.lease_seconds * 1000;
  const leaseUntil = new Date(leaseUntilMs);
  return inAttempt(call, read.value.attempt, async (tx, attempt) =>
    (await extendLease(tx, attempt, leaseUntil))
      ? ({ lease_until: leaseUntil.toISOString() } satisfies LeaseOnWire)
      : undefined,
  );
}

/** POST /v1/tasks/{id}/complete: the result. Said twice, it counts once and is answered as before. */
export async function completeTask(call: TaskCall): Promise<Result<TaskAnswer>> {
  const read = readTaskBody(completeTaskBody, call.body);
  if (!read.ok) return read;
  const { attempt: number, result } = read.value;
  const resultJson = JSON.stringify(result);
  return inAttempt(call, number, async (tx, attempt) => {
    const ended = await finishTask(tx, attempt, { resultJson, at: new Date(call.nowMs) });
    const row = await findTask(tx, attempt.taskId);
    if (row === undefined || !(ended || isEndOf(row, attempt, 'done'))) return undefined;
    return taskView(row, await findTaskContent(tx, attempt.taskId));
  });
}

/** POST /v1/tasks/{id}/fail: this attempt came to nothing; another may follow. */
export async function failTask(call: TaskCall): Promise<Result<TaskAnswer>> {
  const read = readTaskBody(failTaskBody, call.body);
  if (!read.ok) return read;
  const { attempt: number, error, retry } = read.value;
  const { nowMs } = call;
  return inAttempt(call, number, async (tx, attempt) => {
    const lost = await lockAttempt(tx, attempt);
    if (lost !== undefined) {
      const { attemptsMax, deadlineAtMs } = lost;
      const next = decideAfterAttempt({ attempts: lost.attempt, attemptsMax, mayRetry: retry, deadlineAtMs }, nowMs);
      await endAttempt(tx, lost, { next, errorCode: 'task_failed', errorMessage: error, at: new Date(nowMs) });
    }
    const row = await findTask(tx, attempt.taskId);
    return row !== undefined && (lost !== undefined || isEndOf(row, attempt, 'failed'))
      ? taskView(row, undefined)
      : undefined;
  });
}

function isEndOf(row: TaskRow, { agentId, attempt }: TaskAttempt, state: TaskRow['state']): boolean {
  return row.state === state && row.attempts === attempt && row.agent?.id === agentId;
}

async function inAttempt(
  { caller, taskId, edge }: TaskCall,
  attempt: number,
  work: (tx: TenantTransaction, attempt: TaskAttempt) => Promise<object | undefined>,
): Promise<Result<TaskAnswer>> {
  const agentId = caller.agent.id;
  return edge.database.withTenant(caller.organisation.id, async (tx): Promise<Result<TaskAnswer>> => {
    const body = await work(tx, { taskId, agentId, attempt });
    if (body !== undefined) return accepted({ status: 200, body });
    const row = await findTask(tx, taskId);
    if (row === undefined) return refused(noTask());
    return refused(refuse('task_lost', whyLost(row, attempt)));
  });
}

function whyLost({ state, attempts }: TaskRow, attempt: number): string {
  const stop = 'Stop working on it, and claim another.';
  if (state === 'done' || state === 'failed' || state === 'cancelled') return `This task is ${state} already. ${stop}`;
  if (attempts > attempt) return `Attempt ${attempt} lost this task, and attempt ${attempts} has begun. ${stop}`;
  return `Attempt ${attempt} does not hold this task: its lease ran out, or somebody moved it. ${stop}`;
}
