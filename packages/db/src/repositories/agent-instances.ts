import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';
import { epochMsOf } from './agent-columns.ts';

/** An instance that was heard of lately, or runs a task under a lease. */
export interface AgentInstanceRow {
  readonly name: string;
  readonly draining: boolean;
  readonly firstSeenAtMs: number;
  readonly lastSeenAtMs: number;
  readonly running: number;
}

/** Notes that an instance is there; until the transaction ends it claims nothing else. */
export async function touchInstance(
  tx: TenantTransaction,
  {
    organisationId,
    agentId,
    name,
    at,
  }: { readonly organisationId: string; readonly agentId: string; readonly name: string; readonly at: Date },
): Promise<void> {
  await tx.$executeRaw`
    insert into agent_instance (organisation_id, agent_id, name, first_seen_at, last_seen_at)
    values (${organisationId}, ${agentId}, ${name}, ${at}, ${at})
    on conflict (organisation_id, agent_id, name) do update set last_seen_at = excluded.last_seen_at`;
}

export function listLiveInstances(
  tx: TenantTransaction,
  agentId: string,
  liveSince: Date,
): Promise<AgentInstanceRow[]> {
  return tx.$queryRaw<AgentInstanceRow[]>`
    select i.name, i.draining, ${epochMsOf(Prisma.sql`i.first_seen_at`)} as "firstSeenAtMs",
           ${epochMsOf(Prisma.sql`i.last_seen_at`)} as "lastSeenAtMs", coalesce(k.running, 0) as running
    from agent_instance i
    left join (
      select instance, count(*)::int as running from task where agent_id = ${agentId} and state = 'running' group by instance
    ) k on k.instance = i.name
    where i.agent_id = ${agentId} and (i.last_seen_at >= ${liveSince} or k.running > 0)
    order by i.name`;
}

/** Marks exactly these instances of an agent as draining. */
export async function setDraining(tx: TenantTransaction, agentId: string, names: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    update agent_instance set draining = (name = any(${names}))
    where agent_id = ${agentId} and draining <> (name = any(${names}))`;
}

export async function deleteInstancesBefore(tx: TenantTransaction, before: Date): Promise<void> {
  await tx.agentInstance.deleteMany({ where: { lastSeenAt: { lt: before } } });
}

export interface AgentScaleRow {
  readonly desired: number;
  readonly backlog: number;
  readonly quietSinceMs: number | null;
  readonly minInstances: number;
  readonly maxInstances: number;
  readonly tasksPerInstance: number;
}

/**
 * How many instances an agent should have: what was decided last, within the bounds of now; none while it may do
 * nothing. Undefined: no such agent.
 */
export async function findAgentScale(tx: TenantTransaction, agentId: string): Promise<AgentScaleRow | undefined> {
  const rows = await tx.$queryRaw<AgentScaleRow[]>`
    select case when a.state = 'active'
             then least(greatest(coalesce(s.desired, 0), a.min_instances), a.max_instances) else 0 end as desired, coalesce(s.backlog, 0) as backlog,
           ${epochMsOf(Prisma.sql`s.quiet_since`)} as "quietSinceMs", a.min_instances as "minInstances",
           a.max_instances as "maxInstances", a.tasks_per_instance as "tasksPerInstance"
    from agent a left join agent_scale s on s.organisation_id = a.organisation_id and s.agent_id = a.id
    where a.id = ${agentId}`;
  return rows[0];
}
