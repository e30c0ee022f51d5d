import { createTaskBody } from '@agent-os/core/contracts';
import { accepted, refuse, refused, type Result } from '@agent-os/core/errors';
import {
  countOpenTasks,
  findAgentIdBySlug,
  findAgents,
  findTask,
  insertTask,
  newId,
  type TenantTransaction,
} from '@agent-os/db';
import { newTask, openTasksMax } from '../../tasks/index.ts';
import { agentObjection } from './agent-objection.ts';
import { readIdempotencyKey } from '../read-idempotency-key.ts';
import { readTaskBody } from './read-task-body.ts';
import type { TaskAnswer, TaskCall } from './task-call.ts';
import { taskView } from './task-view.ts';

const fullRetryMs = 30_000;

/** POST /v1/tasks: an agent gives work away. Sent twice with one Idempotency-Key it is one task. */
export async function createTask({ caller, body, headers, nowMs, edge }: TaskCall): Promise<Result<TaskAnswer>> {
  const objection = agentObjection(caller);
  if (objection !== undefined) return refused(objection);
  const read = readTaskBody(createTaskBody, body);
  if (!read.ok) return read;
  const {
    agent: slug,
    run_id: runId,
    service_class: serviceClass,
    deadline,
    max_attempts: attemptsMax,
    value_nano_usd: declared,
    ...given
  } = read.value;
  const deadlineAtMs = deadline === null ? null : Date.parse(deadline);
  if (deadlineAtMs !== null && deadlineAtMs <= nowMs) {
    return refused(refuse('invalid_request', 'deadline: This time has passed already. Send a later one.'));
  }
  const key = readIdempotencyKey(headers);
  if (!key.ok) return key;
  const organisationId = caller.organisation.id;
  return edge.database.withTenant(organisationId, async (tx): Promise<Result<TaskAnswer>> => {
    if ((await countOpenTasks(tx, openTasksMax)) >= openTasksMax) {
      const words = `${openTasksMax} tasks of this organisation have not ended. Try again when some have.`;
      return refused(refuse('queue_full', words, fullRetryMs));
    }
    const agent = slug === null ? accepted(null) : await findDoer(tx, slug);
    if (!agent.ok) return agent;
    const request = {
      ...given,
      agent: agent.value,
      runId,
      serviceClass,
      deadlineAtMs,
      attemptsMax,
      declaredNanoUsd: declared === null ? null : BigInt(declared),
      idempotencyKey: key.value,
    };
    const id = newId('tsk', nowMs);
    const origin = { id, organisationId, createdByKind: 'agent', createdById: caller.agent.id, nowMs } as const;
    const taskId = await insertTask(tx, newTask(request, origin));
    const row = await findTask(tx, taskId);
    if (row === undefined) throw new Error(`Task ${taskId} is gone in the transaction that wrote it.`);
    return accepted({ status: taskId === id ? 201 : 200, body: taskView(row, undefined) });
  });
}

async function findDoer(tx: TenantTransaction, slug: string): Promise<Result<{ id: string; slug: string }>> {
  const id = await findAgentIdBySlug(tx, slug);
  const [agent] = id === undefined ? [] : await findAgents(tx, [id]);
  if (agent === undefined) {
    return refused(refuse('not_found', `agent: There is no agent ${slug} in this organisation.`));
  }
  if (agent.state === 'retired') {
    return refused(refuse('policy_denied', `agent: ${slug} is retired. Name another, or none.`));
  }
  return accepted({ id: agent.id, slug: agent.slug });
}
