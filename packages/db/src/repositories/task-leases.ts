import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';
import { epochMsOf } from './agent-columns.ts';
import type { TaskRow } from './task-columns.ts';

/** Whose attempt at a task something is about. */
export interface TaskAttempt {
  readonly taskId: string;
  readonly agentId: string;
  readonly attempt: number;
}

export interface ClaimedTaskRow {
  readonly id: string;
  readonly title: string;
  readonly inputJson: string;
  readonly runId: string;
  readonly serviceClass: TaskRow['serviceClass'];
  readonly capabilities: string[];
  readonly simulated: boolean;
  readonly deadlineAtMs: number | null;
  readonly attempt: number;
  readonly attemptsMax: number;
}

/** Begins the agent's next task, if there is one that nobody else is just taking. */
export async function claimTask(
  tx: TenantTransaction,
  {
    agentId,
    instance,
    at,
    leaseUntil,
  }: { readonly agentId: string; readonly instance: string; readonly at: Date; readonly leaseUntil: Date },
): Promise<ClaimedTaskRow | undefined> {
  const rows = await tx.$queryRaw<ClaimedTaskRow[]>`
    update task set state = 'running', attempts = attempts + 1, instance = ${instance}, started_at = ${at},
      lease_until = ${leaseUntil}, error_code = null, error_message = null
    where id = (
      select id from task where agent_id = ${agentId} and state = 'assigned'
      order by due_at, id limit 1 for update skip locked
    )
    returning id, title, input::text as "inputJson", run_id as "runId", service_class as "serviceClass", capabilities,
      simulated, ${epochMsOf(Prisma.sql`deadline_at`)} as "deadlineAtMs", attempts as attempt,
      attempts_max as "attemptsMax"`;
  return rows[0];
}

const held = ({ taskId, agentId, attempt }: TaskAttempt) =>
  Prisma.sql`id = ${taskId} and agent_id = ${agentId} and attempts = ${attempt} and state = 'running'`;

/** False when the attempt has lost the task. */
export async function extendLease(tx: TenantTransaction, attempt: TaskAttempt, leaseUntil: Date): Promise<boolean> {
  return (await tx.$executeRaw`update task set lease_until = ${leaseUntil} where ${held(attempt)}`) === 1;
}

/** False when the attempt has lost the task. */
export async function completeTask(
  tx: TenantTransaction,
  attempt: TaskAttempt,
  { resultJson, at }: { readonly resultJson: string; readonly at: Date },
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    update task set state = 'done', result = ${resultJson}::json, lease_until = null, finished_at = ${at}
    where ${held(attempt)}`;
  return changed === 1;
}

/** What is known of an attempt that ended without a result. */
export interface LostAttemptRow {
  readonly taskId: string;
  readonly agentId: string;
  readonly requestedAgentId: string | null;
  readonly attempt: number;
  readonly attemptsMax: number;
  readonly instance: string;
  readonly deadlineAtMs: number | null;
}

const lostColumns = Prisma.sql`
  id as "taskId", agent_id as "agentId", requested_agent_id as "requestedAgentId", attempts as attempt,
  attempts_max as "attemptsMax", instance, ${epochMsOf(Prisma.sql`deadline_at`)} as "deadlineAtMs"`;

/** The attempt, if it still holds its task; locked for what becomes of it. */
export async function lockAttempt(tx: TenantTransaction, attempt: TaskAttempt): Promise<LostAttemptRow | undefined> {
  const rows = await tx.$queryRaw<LostAttemptRow[]>`
    select ${lostColumns} from task where ${held(attempt)} for no key update`;
  return rows[0];
}

/** Attempts whose instance has not been heard of in time; locked. Those that somebody is just ending are left out. */
export function lockLostAttempts(tx: TenantTransaction, at: Date, limit: number): Promise<LostAttemptRow[]> {
  return tx.$queryRaw<LostAttemptRow[]>`
    select ${lostColumns} from task where state = 'running' and lease_until <= ${at}
    order by due_at, id limit ${limit} for no key update skip locked`;
}

export interface AttemptEnd {
  /** again: back in line, with the agent that was asked for, or for the kernel to choose anew. */
  readonly next: 'again' | 'failed';
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly at: Date;
}

/** Ends an attempt that `lockAttempt` or `lockLostAttempts` found. */
export async function endAttempt(
  tx: TenantTransaction,
  { taskId, requestedAgentId }: Pick<LostAttemptRow, 'taskId' | 'requestedAgentId'>,
  { next, errorCode, errorMessage, at }: AttemptEnd,
): Promise<void> {
  const error = Prisma.sql`lease_until = null, error_code = ${errorCode}, error_message = ${errorMessage}`;
  if (next === 'failed') {
    await tx.$executeRaw`update task set state = 'failed', finished_at = ${at}, ${error} where id = ${taskId}`;
    return;
  }
  const state = requestedAgentId === null ? 'queued' : 'assigned';
  await tx.$executeRaw`
    update task set state = ${state}, agent_id = ${requestedAgentId}, ${error} where id = ${taskId}`;
}

/** Takes back an attempt that its instance never heard of: it counts for nothing. */
export async function undoClaim(tx: TenantTransaction, attempt: TaskAttempt): Promise<void> {
  await tx.$executeRaw`
    update task set state = 'assigned', attempts = attempts - 1, lease_until = null where ${held(attempt)}`;
}
