import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';
import { taskColumns, taskTables, type TaskRow } from './task-columns.ts';

export interface NewTask {
  readonly id: string;
  readonly organisationId: string;
  readonly title: string;
  /** Any JSON, as text. */
  readonly inputJson: string;
  readonly capabilities: readonly string[];
  /** Gives the task to this agent and nobody else. */
  readonly requestedAgentId: string | null;
  readonly runId: string;
  readonly serviceClass: TaskRow['serviceClass'];
  readonly deadlineAt: Date | null;
  readonly dueAt: Date;
  readonly simulated: boolean;
  readonly createdByKind: TaskRow['createdByKind'];
  readonly createdById: string;
  readonly idempotencyKey: string | null;
  readonly attemptsMax: number;
  /** What sort of work it is; empty: none is named. */
  readonly kind: string;
  /** What its creator says an accepted outcome is worth. */
  readonly declaredNanoUsd: bigint | null;
  readonly assignment: object | null;
  readonly createdAt: Date;
}

const openStates = Prisma.sql`('queued', 'assigned', 'running')`;

/** Writes a task and answers with its id; with that of the earlier one when its creator had sent it before. */
export async function insertTask(tx: TenantTransaction, task: NewTask): Promise<string> {
  const agentId = task.requestedAgentId;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    insert into task (
      id, organisation_id, title, input, capabilities, requested_agent_id, agent_id, run_id, service_class, deadline_at,
      due_at, simulated, created_by_kind, created_by_id, idempotency_key, attempts_max, state, assignment, assigned_at,
      created_at, kind, declared_nano_usd
    ) values (
      ${task.id}, ${task.organisationId}, ${task.title}, ${task.inputJson}::json, ${task.capabilities}, ${agentId}, ${agentId},
      ${task.runId}, ${task.serviceClass}, ${task.deadlineAt}, ${task.dueAt}, ${task.simulated}, ${task.createdByKind},
      ${task.createdById}, ${task.idempotencyKey}, ${task.attemptsMax}, ${agentId === null ? 'queued' : 'assigned'},
      ${task.assignment === null ? null : JSON.stringify(task.assignment)}::jsonb,
      ${agentId === null ? null : task.createdAt}, ${task.createdAt}, ${task.kind}, ${task.declaredNanoUsd}
    )
    on conflict (organisation_id, created_by_id, idempotency_key) do nothing
    returning id`;
  if (rows[0] !== undefined) return rows[0].id;
  const where = { createdById: task.createdById, idempotencyKey: task.idempotencyKey };
  return (await tx.task.findFirstOrThrow({ where, select: { id: true } })).id;
}

/** Tasks that have not ended, counted up to `limit`. */
export async function countOpenTasks(tx: TenantTransaction, limit: number): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (select 1 from task where state in ${openStates} limit ${limit}) as open`;
  return rows[0]?.count ?? 0;
}

export async function findTask(tx: TenantTransaction, taskId: string): Promise<TaskRow | undefined> {
  const rows = await tx.$queryRaw<TaskRow[]>`select ${taskColumns} from ${taskTables} where k.id = ${taskId}`;
  return rows[0];
}

/** As `findTask`; until the transaction ends nobody else changes it. */
export async function lockTask(tx: TenantTransaction, taskId: string): Promise<TaskRow | undefined> {
  await tx.$queryRaw`select 1 from task where id = ${taskId} for no key update`;
  return findTask(tx, taskId);
}

/** What a task was given and what came of it, as JSON text. `resultJson` is null until it is done. */
export interface TaskContentRow {
  readonly inputJson: string;
  readonly resultJson: string | null;
}

export async function findTaskContent(tx: TenantTransaction, taskId: string): Promise<TaskContentRow | undefined> {
  const rows = await tx.$queryRaw<TaskContentRow[]>`
    select input::text as "inputJson", result::text as "resultJson" from task where id = ${taskId}`;
  return rows[0];
}

/** The tasks that have not ended, in the order in which they are taken, then the newest that have: `limit` of each. */
export function listTasks(tx: TenantTransaction, limit: number): Promise<TaskRow[]> {
  return tx.$queryRaw<TaskRow[]>`
    (select ${taskColumns} from ${taskTables} where k.state in ${openStates} order by k.due_at, k.id limit ${limit})
    union all
    (select ${taskColumns} from ${taskTables} where k.state not in ${openStates} order by k.id desc limit ${limit})`;
}

/** Ends a task that has not ended. */
export async function cancelTask(tx: TenantTransaction, taskId: string, at: Date): Promise<void> {
  await tx.task.updateMany({
    where: { id: taskId, state: { in: ['queued', 'assigned', 'running'] } },
    data: { state: 'cancelled', leaseUntil: null, finishedAt: at },
  });
}

/**
 * Gives a task that has not ended to an agent, or back to the kernel's choice. An instance that runs it loses it, and
 * there is an attempt left for whoever gets it.
 */
export async function moveTask(
  tx: TenantTransaction,
  taskId: string,
  {
    agentId,
    assignment,
    at,
  }: { readonly agentId: string | null; readonly assignment: object | null; readonly at: Date },
): Promise<void> {
  await tx.$executeRaw`
    update task set requested_agent_id = ${agentId}, agent_id = ${agentId},
      state = ${agentId === null ? 'queued' : 'assigned'}, assigned_at = ${agentId === null ? null : at},
      assignment = ${assignment === null ? null : JSON.stringify(assignment)}::jsonb,
      lease_until = null, attempts_max = greatest(attempts_max, attempts + 1)
    where id = ${taskId}`;
}
