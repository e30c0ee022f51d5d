import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';
import { firstIdAt } from '../ids/index.ts';

export interface AgentRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly purpose: string;
  readonly state: 'active' | 'suspended' | 'retired';
  readonly allowedModels: string[];
  readonly createdAt: Date;
  readonly department: { readonly id: string; readonly slug: string; readonly name: string };
  readonly team: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly departmentId: string;
  } | null;
  readonly owner: { readonly id: string; readonly name: string } | null;
}

export interface AgentActivityRow extends AgentRow {
  readonly callsToday: number;
  readonly failedToday: number;
  readonly callsWithoutCostToday: number;
  /** Decimal text; null when no call has a known cost. */
  readonly costTodayNanoUsd: string | null;
  readonly lastCallAt: Date | null;
}

const agentColumns = Prisma.sql`
  a.id, a.slug, a.name, a.purpose, a.state, a.allowed_models as "allowedModels", a.created_at as "createdAt",
  jsonb_build_object('id', d.id, 'slug', d.slug, 'name', d.name) as department,
  case when t.id is null then null
       else jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name, 'departmentId', t.department_id) end as team,
  case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as owner`;

const agentTables = Prisma.sql`
  agent a
  join department d on d.organisation_id = a.organisation_id and d.id = a.department_id
  left join team t on t.organisation_id = a.organisation_id and t.id = a.team_id
  left join person p on p.id = a.owner_person_id`;

export async function findAgent(tx: TenantTransaction, agentId: string): Promise<AgentRow | undefined> {
  const rows = await tx.$queryRaw<AgentRow[]>`select ${agentColumns} from ${agentTables} where a.id = ${agentId}`;
  return rows[0];
}

/**
 * Agents by department and slug, with what their calls since `dayStart` (epoch ms) came to. All of them, or one.
 * Cost is the sum over calls whose cost is known.
 */
export function listAgentActivity(
  tx: TenantTransaction,
  dayStart: number,
  agentId?: string,
): Promise<AgentActivityRow[]> {
  const only = agentId === undefined ? Prisma.empty : Prisma.sql`where a.id = ${agentId}`;
  return tx.$queryRaw<AgentActivityRow[]>`
    select ${agentColumns},
           coalesce(today.calls, 0)::int as "callsToday", coalesce(today.failed, 0)::int as "failedToday",
           coalesce(today.unknown, 0)::int as "callsWithoutCostToday", today.cost::text as "costTodayNanoUsd",
           latest.received_at as "lastCallAt"
    from ${agentTables}
    left join (
      select c.agent_id, count(*) as calls, count(*) filter (where s.outcome = 'failed') as failed,
             count(*) filter (where s.call_id is not null and s.cost_nano_usd is null) as unknown,
             sum(s.cost_nano_usd) as cost
      from call c
      left join call_settlement s on s.organisation_id = c.organisation_id and s.call_id = c.id
      where c.id >= ${firstIdAt('call', dayStart)}
      group by c.agent_id
    ) today on today.agent_id = a.id
    left join lateral (
      select c.received_at from call c
      where c.organisation_id = a.organisation_id and c.agent_id = a.id order by c.id desc limit 1
    ) latest on true
    ${only}
    order by d.name, d.id, a.slug`;
}
