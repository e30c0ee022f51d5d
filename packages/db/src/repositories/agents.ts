import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';
import { ownAgentColumns } from './agent-columns.ts';

/** What decides which tasks an agent gets, and how many instances of it do them. */
export interface AgentWork {
  readonly capabilities: string[];
  readonly minInstances: number;
  readonly maxInstances: number;
  readonly tasksPerInstance: number;
}

export interface AgentRow extends AgentWork {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly purpose: string;
  readonly state: 'active' | 'suspended' | 'retired';
  readonly riskClass: 'R0' | 'R1' | 'R2' | 'R3' | 'R4' | null;
  readonly allowedModels: string[];
  readonly shareIdenticalCalls: boolean;
  readonly reuseAnswers: boolean;
  readonly version: number;
  readonly versionAtMs: number;
  readonly createdAtMs: number;
  readonly department: { readonly id: string; readonly slug: string; readonly name: string };
  readonly team: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly departmentId: string;
  } | null;
  readonly owner: { readonly id: string; readonly name: string } | null;
}

const agentColumns = Prisma.sql`
  ${ownAgentColumns}, a.purpose, a.capabilities, a.min_instances as "minInstances",
  a.max_instances as "maxInstances", a.tasks_per_instance as "tasksPerInstance",
  jsonb_build_object('id', d.id, 'slug', d.slug, 'name', d.name) as department,
  case when t.id is null then null
       else jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name, 'departmentId', t.department_id) end as team,
  case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as owner`;

const agentTables = Prisma.sql`
  agent a
  join department d on d.organisation_id = a.organisation_id and d.id = a.department_id
  left join team t on t.organisation_id = a.organisation_id and t.id = a.team_id
  left join person p on p.id = a.owner_person_id`;

/** The agents of these ids that exist here; locked until the transaction ends, so that changes follow one another. */
export function lockAgents(tx: TenantTransaction, agentIds: readonly string[]): Promise<AgentRow[]> {
  return tx.$queryRaw<AgentRow[]>`
    select ${agentColumns} from ${agentTables} where a.id = any(${agentIds}) order by a.id for no key update of a`;
}

/** The agents of these ids that exist here. */
export function findAgents(tx: TenantTransaction, agentIds: readonly string[]): Promise<AgentRow[]> {
  return tx.$queryRaw<
    AgentRow[]
  >`select ${agentColumns} from ${agentTables} where a.id = any(${agentIds}) order by a.id`;
}

export async function findAgent(tx: TenantTransaction, agentId: string): Promise<AgentRow | undefined> {
  const rows = await tx.$queryRaw<AgentRow[]>`select ${agentColumns} from ${agentTables} where a.id = ${agentId}`;
  return rows[0];
}

export async function findAgentIdBySlug(tx: TenantTransaction, slug: string): Promise<string | undefined> {
  const found = await tx.agent.findFirst({ where: { slug }, select: { id: true } });
  return found?.id;
}
