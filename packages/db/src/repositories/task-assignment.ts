import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';
import { firstIdAt } from '../ids/index.ts';
import { epochMsOf } from './agent-columns.ts';
import type { TaskRow } from './task-columns.ts';

export interface QueuedTaskRow {
  readonly id: string;
  readonly capabilities: string[];
  readonly serviceClass: TaskRow['serviceClass'];
  readonly runId: string;
}

/** Tasks that are nobody's, in the order in which they are given away. */
export function listQueuedTasks(tx: TenantTransaction, limit: number): Promise<QueuedTaskRow[]> {
  return tx.$queryRaw<QueuedTaskRow[]>`
    select id, capabilities, service_class as "serviceClass", run_id as "runId"
    from task where state = 'queued' order by due_at, id limit ${limit}`;
}

/** An agent that takes tasks: it is capable of something, or has had an instance. */
export interface TaskAgentRow {
  readonly id: string;
  readonly slug: string;
  readonly state: 'active' | 'suspended' | 'retired';
  readonly riskClass: 'R0' | 'R1' | 'R2' | 'R3' | 'R4' | null;
  readonly capabilities: string[];
  readonly minInstances: number;
  readonly maxInstances: number;
  readonly tasksPerInstance: number;
  /** Live and not draining. */
  readonly liveInstances: number;
  readonly assigned: number;
  readonly running: number;
  readonly desired: number;
  readonly backlog: number;
  readonly quietSinceMs: number | null;
  readonly lastAssignedAtMs: number | null;
  readonly lastCallAtMs: number | null;
}

export function listTaskAgents(tx: TenantTransaction, liveSince: Date): Promise<TaskAgentRow[]> {
  return tx.$queryRaw<TaskAgentRow[]>`
    with work as (
      select agent_id, instance, state, count(*)::int as tasks from task where state in ('assigned', 'running')
      group by agent_id, instance, state
    ), present as (
      select i.agent_id, count(*) filter (where not i.draining and (i.last_seen_at >= ${liveSince} or exists (
        select from work w where w.agent_id = i.agent_id and w.instance = i.name and w.state = 'running'
      )))::int as live
      from agent_instance i group by i.agent_id
    ), held as (
      select agent_id, (coalesce(sum(tasks) filter (where state = 'assigned'), 0))::int as assigned,
             (coalesce(sum(tasks) filter (where state = 'running'), 0))::int as running
      from work group by agent_id
    )
    select a.id, a.slug, a.state, a.risk_class as "riskClass", a.capabilities, a.min_instances as "minInstances",
           a.max_instances as "maxInstances", a.tasks_per_instance as "tasksPerInstance",
           coalesce(i.live, 0) as "liveInstances", coalesce(h.assigned, 0) as assigned, coalesce(h.running, 0) as running,
           coalesce(s.desired, a.min_instances) as desired, coalesce(s.backlog, 0) as backlog,
           ${epochMsOf(Prisma.sql`s.quiet_since`)} as "quietSinceMs",
           ${epochMsOf(Prisma.sql`s.last_assigned_at`)} as "lastAssignedAtMs",
           ${epochMsOf(Prisma.sql`u.last_call_at`)} as "lastCallAtMs"
    from agent a
    left join present i on i.agent_id = a.id
    left join held h on h.agent_id = a.id
    left join agent_scale s on s.organisation_id = a.organisation_id and s.agent_id = a.id
    left join agent_usage u on u.organisation_id = a.organisation_id and u.agent_id = a.id and u.span = 'ever'
    where cardinality(a.capabilities) > 0 or i.agent_id is not null or h.agent_id is not null
    order by a.id`;
}

export interface RecentCallsRow {
  readonly runId: string;
  readonly agentId: string;
  readonly calls: number;
  readonly lastAtMs: number;
}

/** Calls of these runs since then, by agent. */
export async function listRecentCallsOfRuns(
  tx: TenantTransaction,
  runIds: readonly string[],
  sinceMs: number,
): Promise<RecentCallsRow[]> {
  if (runIds.length === 0) return [];
  return tx.$queryRaw<RecentCallsRow[]>`
    select run_id as "runId", agent_id as "agentId", count(*)::int as calls,
           ${epochMsOf(Prisma.sql`max(received_at)`)} as "lastAtMs"
    from call where run_id = any(${runIds}) and id >= ${firstIdAt('call', sinceMs)}
    group by run_id, agent_id`;
}

export interface GivenTask {
  readonly taskId: string;
  readonly agentId: string;
  /** Contracts: `taskAssignment`. */
  readonly assignment: object;
}

// What writes to many tasks, below, leaves those that somebody else has locked to the next pass: it holds others already, and who waits
// while it holds may be waited for (docs/decisions/0032).

/** Gives tasks to agents. One that was moved or cancelled meanwhile, or is just being, is left alone. */
export async function giveTasks(tx: TenantTransaction, given: readonly GivenTask[], at: Date): Promise<void> {
  if (given.length === 0) return;
  await tx.$executeRaw`
    with free as (
      select id from task where id = any(${given.map(({ taskId }) => taskId)}) and state = 'queued'
      for no key update skip locked
    )
    update task set state = 'assigned', agent_id = g."agentId", assignment = g.assignment, assigned_at = ${at}
    from free, jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g ("taskId" text, "agentId" text, assignment jsonb)
    where task.id = free.id and task.id = g."taskId" and task.state = 'queued'`;
}

/** Tasks that nobody can take now, for the same reasons. */
export interface WaitingTasks {
  readonly taskIds: readonly string[];
  /** Contracts: `taskAssignment`, with its time as `at`. */
  readonly assignment: object;
}

/** Notes why tasks wait. Written only where the reasons have changed: thousands may wait, and a pass comes every 2 s. */
export async function noteWaitingTasks(tx: TenantTransaction, waiting: readonly WaitingTasks[]): Promise<void> {
  if (waiting.length === 0) return;
  await tx.$executeRaw`
    with free as (
      select task.id, w.assignment
      from jsonb_to_recordset(${JSON.stringify(waiting)}::jsonb) as w ("taskIds" jsonb, assignment jsonb)
        cross join lateral jsonb_array_elements_text(w."taskIds") as t (id)
        join task on task.id = t.id
      where task.state = 'queued' and (task.assignment - 'at') is distinct from (w.assignment - 'at')
      for no key update of task skip locked
    )
    update task set assignment = free.assignment from free where task.id = free.id and task.state = 'queued'`;
}

/** Takes tasks that the kernel had given to these agents, and that none of their instances has begun, back. */
export async function releaseTasks(tx: TenantTransaction, agentIds: readonly string[]): Promise<number> {
  if (agentIds.length === 0) return 0;
  return tx.$executeRaw`
    with free as (
      select id from task where agent_id = any(${agentIds}) and state = 'assigned' and requested_agent_id is null
      for no key update skip locked
    )
    update task set state = 'queued', agent_id = null, assigned_at = null
    from free where task.id = free.id and task.state = 'assigned'`;
}

/** Fails the tasks that nobody has begun by their deadline. */
export async function failLateTasks(tx: TenantTransaction, at: Date, errorMessage: string): Promise<number> {
  return tx.$executeRaw`
    with free as (
      select id from task where state in ('queued', 'assigned') and deadline_at <= ${at} for no key update skip locked
    )
    update task set state = 'failed', finished_at = ${at}, error_code = 'deadline_missed', error_message = ${errorMessage}
    from free where task.id = free.id and task.state in ('queued', 'assigned')`;
}

export interface AgentScaleChange {
  readonly agentId: string;
  readonly desired: number;
  readonly backlog: number;
  readonly quietSinceMs: number | null;
  /** It was given a task just now. */
  readonly gotTask: boolean;
}

export async function putAgentScales(
  tx: TenantTransaction,
  organisationId: string,
  changes: readonly AgentScaleChange[],
  at: Date,
): Promise<void> {
  if (changes.length === 0) return;
  await tx.$executeRaw`
    insert into agent_scale as s (organisation_id, agent_id, desired, backlog, quiet_since, changed_at, last_assigned_at)
    select ${organisationId}, c."agentId", c.desired, c.backlog,
           timestamptz 'epoch' + c."quietSinceMs" * interval '1 millisecond', ${at}::timestamptz,
           case when c."gotTask" then ${at}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
      as c ("agentId" text, desired int, backlog int, "quietSinceMs" float8, "gotTask" boolean)
    on conflict (organisation_id, agent_id) do update set
      desired = excluded.desired, backlog = excluded.backlog, quiet_since = excluded.quiet_since,
      changed_at = case when s.desired = excluded.desired then s.changed_at else excluded.changed_at end,
      last_assigned_at = coalesce(excluded.last_assigned_at, s.last_assigned_at)`;
}
