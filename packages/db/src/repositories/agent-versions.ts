import type { TenantTransaction } from '../client/index.ts';
import type { AgentRow, AgentWork } from './agents.ts';
import type { AuditActor } from './audit-events.ts';

/** What a version keeps: names beside ids, so that it still reads well when a department is renamed. */
export interface AgentConfiguration {
  readonly name: string;
  readonly purpose: string;
  readonly departmentId: string;
  readonly department: string;
  readonly teamId: string | null;
  readonly team: string | null;
  readonly ownerPersonId: string | null;
  readonly owner: string | null;
  readonly riskClass: AgentRow['riskClass'];
  readonly allowedModels: readonly string[];
  readonly shareIdenticalCalls: boolean;
  readonly reuseAnswers: boolean;
  readonly capabilities: readonly string[];
  readonly minInstances: number;
  readonly maxInstances: number;
  readonly tasksPerInstance: number;
}

export function configurationOf(agent: AgentRow): AgentConfiguration {
  return {
    name: agent.name,
    purpose: agent.purpose,
    departmentId: agent.department.id,
    department: agent.department.name,
    teamId: agent.team?.id ?? null,
    team: agent.team?.name ?? null,
    ownerPersonId: agent.owner?.id ?? null,
    owner: agent.owner?.name ?? null,
    riskClass: agent.riskClass,
    allowedModels: agent.allowedModels,
    shareIdenticalCalls: agent.shareIdenticalCalls,
    reuseAnswers: agent.reuseAnswers,
    capabilities: agent.capabilities,
    minInstances: agent.minInstances,
    maxInstances: agent.maxInstances,
    tasksPerInstance: agent.tasksPerInstance,
  };
}

/** Writes the version that each agent's row names, in the transaction of the change itself. */
export async function insertAgentVersions(
  tx: TenantTransaction,
  organisationId: string,
  author: AuditActor,
  reason: string,
  agents: readonly AgentRow[],
): Promise<void> {
  await tx.agentVersion.createMany({
    data: agents.map((agent) => ({
      organisationId,
      agentId: agent.id,
      number: agent.version,
      authorKind: author.kind,
      authorId: author.id,
      reason,
      configuration: {
        ...configurationOf(agent),
        allowedModels: [...agent.allowedModels],
        capabilities: [...agent.capabilities],
      },
    })),
  });
}

export interface AgentVersionRow {
  readonly number: number;
  readonly authorKind: AuditActor['kind'];
  readonly authorId: string;
  readonly authorName: string | null;
  readonly reason: string;
  /** Versions from before there were tasks say nothing of them. */
  readonly configuration: Omit<AgentConfiguration, keyof AgentWork> &
    Partial<Pick<AgentConfiguration, keyof AgentWork>>;
  readonly at: Date;
}

/** An agent's versions, the newest first. */
export function listAgentVersions(tx: TenantTransaction, agentId: string, limit: number): Promise<AgentVersionRow[]> {
  return tx.$queryRaw<AgentVersionRow[]>`
    select v.number, v.author_kind as "authorKind", v.author_id as "authorId", coalesce(p.name, t.name) as "authorName",
           v.reason, v.configuration, v.at
    from agent_version v
    left join person p on v.author_kind = 'person' and p.id = v.author_id
    left join admin_token t on v.author_kind = 'token' and t.organisation_id = v.organisation_id and t.id = v.author_id
    where v.agent_id = ${agentId} order by v.number desc limit ${limit}`;
}
