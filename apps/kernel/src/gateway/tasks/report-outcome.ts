import { taskOutcomeBody, type TaskOutcomeOnWire } from '@agent-os/core/contracts';
import { accepted, refuse, refused, type Result } from '@agent-os/core/errors';
import { findStandings, insertAuditEvent } from '@agent-os/db';
import { recordOutcomes } from '../../value/index.ts';
import { agentObjection } from './agent-objection.ts';
import { noTask } from './get-task.ts';
import { readIdempotencyKey } from '../read-idempotency-key.ts';
import { readTaskBody } from './read-task-body.ts';
import type { TaskAnswer, TaskCall } from './task-call.ts';

const moves = { reported: 'report', accepted: 'accept', rejected: 'reject' } as const;

/**
 * POST /v1/tasks/{id}/outcomes: an agent reports what came of a task, or decides on what another one did. What it is
 * worth is the rule's to say, never the agent's.
 */
export async function reportOutcome({
  caller,
  body,
  headers,
  taskId,
  nowMs,
  edge,
}: TaskCall): Promise<Result<TaskAnswer>> {
  const objection = agentObjection(caller);
  if (objection !== undefined) return refused(objection);
  const read = readTaskBody(taskOutcomeBody, body);
  if (!read.ok) return read;
  const key = readIdempotencyKey(headers);
  if (!key.ok) return key;
  const { outcome, units, human_seconds: humanSeconds, reason } = read.value;
  const organisationId = caller.organisation.id;
  const actor = { kind: 'agent', id: caller.agent.id } as const;
  const message = {
    taskId,
    move: moves[outcome],
    units: units === null ? null : BigInt(units),
    humanSeconds,
    statedNanoUsd: null,
    reason,
    reference: key.value,
  };
  return edge.database.withTenant(organisationId, async (tx): Promise<Result<TaskAnswer>> => {
    const [verdict] = await recordOutcomes(tx, { organisationId, actor, nowMs }, [message]);
    if (verdict?.ok !== true) {
      if (verdict === undefined || verdict.problem === 'not_found') return refused(noTask());
      const code = verdict.problem === 'not_allowed' ? 'policy_denied' : 'outcome_conflict';
      return refused(refuse(code, verdict.words));
    }
    if (outcome !== 'reported' && !verdict.repeated) {
      const detail = { agent: caller.agent.slug, reason };
      const entry = { action: `outcome.${outcome}`, targetKind: 'task', targetId: taskId, detail };
      await insertAuditEvent(tx, organisationId, { kind: 'system', id: caller.agent.id }, entry);
    }
    const standing = (await findStandings(tx, [taskId])).get(taskId);
    const view: TaskOutcomeOnWire = {
      object: 'task.outcome',
      task_id: taskId,
      state: standing?.state ?? null,
      units: standing?.units === undefined || standing.units === null ? null : Number(standing.units),
      value_nano_usd: standing?.valueNanoUsd?.toString() ?? null,
      repeated: verdict.repeated,
    };
    return accepted({ status: verdict.repeated ? 200 : 201, body: view });
  });
}
