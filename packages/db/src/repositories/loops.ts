import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';

export interface LoopPolicyRow {
  /** Null: the organisation's default. */
  readonly agentId: string | null;
  readonly version: number;
  /** Contracts: `loopPolicy`; null: what stands above the scope counts again. */
  readonly policy: unknown;
  readonly at: Date;
  readonly authorKind: 'person' | 'token' | 'system';
  readonly authorId: string;
  readonly authorName: string | null;
  readonly reason: string;
}

const policyRows = Prisma.sql`
    v.agent_id as "agentId", v.version, v.policy, v.at, v.author_kind as "authorKind", v.author_id as "authorId",
    coalesce(p.name, t.name) as "authorName", v.reason
    from loop_policy v
    left join person p on v.author_kind = 'person' and p.id = v.author_id
    left join admin_token t on v.author_kind = 'token' and t.organisation_id = v.organisation_id and t.id = v.author_id`;

/** The latest version of every scope that has one. */
export function listLoopPolicies(tx: TenantTransaction): Promise<LoopPolicyRow[]> {
  return tx.$queryRaw<LoopPolicyRow[]>`
    select distinct on (v.scope_id) ${policyRows}
    order by v.scope_id, v.version desc`;
}

/** The versions of one scope, the newest first: an agent's, or those of the organisation that `scopeId` names. */
export function listLoopPolicyVersions(
  tx: TenantTransaction,
  scopeId: string,
  limit: number,
): Promise<LoopPolicyRow[]> {
  return tx.$queryRaw<LoopPolicyRow[]>`
    select ${policyRows}
    where v.scope_id = ${scopeId}
    order by v.version desc limit ${limit}`;
}

export interface NewLoopPolicy {
  readonly organisationId: string;
  readonly agentId: string | null;
  readonly version: number;
  readonly policy: object | null;
  readonly authorKind: 'person' | 'token';
  readonly authorId: string;
  readonly at: Date;
  readonly reason: string;
}

/** Fails when the scope has this version already: two people who change it at once do not both succeed. */
export async function insertLoopPolicy(tx: TenantTransaction, { policy, ...row }: NewLoopPolicy): Promise<void> {
  const scopeId = row.agentId ?? row.organisationId;
  await tx.loopPolicy.create({ data: { ...row, scopeId, policy: policy ?? Prisma.DbNull } });
}

export interface LoopFindingRow {
  readonly id: string;
  readonly agentId: string;
  readonly agentIds: readonly string[];
  readonly runId: string | null;
  readonly detector: 'repeat' | 'cycle' | 'velocity';
  readonly action: 'warn' | 'pause' | 'kill';
  /** Contracts: `loopEvidence`. */
  readonly evidence: unknown;
  readonly firstCallId: string;
  readonly lastCallId: string;
  readonly calls: number;
  readonly costNanoUsd: bigint;
  readonly since: Date;
  readonly at: Date;
  readonly clearedAt: Date | null;
  readonly clearedByKind: 'person' | 'token' | null;
  readonly clearedById: string | null;
  readonly clearedByName: string | null;
  readonly clearReason: string | null;
}

const findingColumns = Prisma.sql`
    f.id, f.agent_id as "agentId", f.agent_ids as "agentIds", f.run_id as "runId", f.detector, f.action, f.evidence,
    f.first_call_id as "firstCallId", f.last_call_id as "lastCallId", f.calls, f.cost_nano_usd as "costNanoUsd",
    f.since, f.at, f.cleared_at as "clearedAt", f.cleared_by_kind as "clearedByKind", f.cleared_by_id as "clearedById",
    coalesce(p.name, t.name) as "clearedByName", f.clear_reason as "clearReason"`;

const findingTables = Prisma.sql`
    from loop_finding f
    left join person p on f.cleared_by_kind = 'person' and p.id = f.cleared_by_id
    left join admin_token t on f.cleared_by_kind = 'token' and t.organisation_id = f.organisation_id and t.id = f.cleared_by_id`;

/** A finding as people see it. */
export interface ShownLoopFinding extends LoopFindingRow {
  /** No real model was paid for its calls. */
  readonly simulated: boolean;
}

const shownFindings = Prisma.sql`
    ${findingColumns}, coalesce((
      select c.simulated from call c where c.organisation_id = f.organisation_id and c.id = f.first_call_id
    ), false) as simulated
    ${findingTables}`;

/** The newest findings, of one agent when it is given, whoever completed them. */
export function listLoopFindings(
  tx: TenantTransaction,
  agentId: string | undefined,
  limit: number,
): Promise<ShownLoopFinding[]> {
  const condition = agentId === undefined ? Prisma.sql`true` : Prisma.sql`f.agent_ids @> array[${agentId}]::text[]`;
  return tx.$queryRaw<
    ShownLoopFinding[]
  >`select ${shownFindings} where ${condition} order by f.at desc, f.id limit ${limit}`;
}

export async function findLoopFinding(tx: TenantTransaction, id: string): Promise<ShownLoopFinding | undefined> {
  const rows = await tx.$queryRaw<ShownLoopFinding[]>`select ${shownFindings} where f.id = ${id}`;
  return rows[0];
}

/** What kernels go by, of the last days: what is stopped, and what somebody said is no loop. */
export function listLoopsInForce(tx: TenantTransaction, days: number, limit: number): Promise<LoopFindingRow[]> {
  return tx.$queryRaw<LoopFindingRow[]>`
    select ${findingColumns} ${findingTables}
    where f.at >= now() - make_interval(days => ${days}) and (f.cleared_at is not null or f.action = 'kill')
    order by f.at desc, f.id limit ${limit}`;
}

export type NewLoopFinding = Omit<
  LoopFindingRow,
  'evidence' | 'clearedAt' | 'clearedByKind' | 'clearedById' | 'clearedByName' | 'clearReason'
> & { readonly organisationId: string; readonly evidence: object };

export async function insertLoopFinding(tx: TenantTransaction, row: NewLoopFinding): Promise<void> {
  await tx.loopFinding.create({ data: { ...row, agentIds: [...row.agentIds] } });
}

/** False when somebody cleared it before. */
export async function clearLoopFinding(
  tx: TenantTransaction,
  id: string,
  by: { readonly kind: 'person' | 'token'; readonly id: string; readonly reason: string; readonly at: Date },
): Promise<boolean> {
  const { count } = await tx.loopFinding.updateMany({
    where: { id, clearedAt: null },
    data: { clearedAt: by.at, clearedByKind: by.kind, clearedById: by.id, clearReason: by.reason },
  });
  return count === 1;
}

/** What the agent's calls cost a day, over the last seven that are over; null when it had none. */
export async function averageDailyCost(tx: TenantTransaction, agentId: string, nowMs: number): Promise<bigint | null> {
  const dayMs = 86_400_000;
  const today = Math.floor(nowMs / dayMs) * dayMs;
  const rows = await tx.$queryRaw<{ average: bigint | null }[]>`
    select (sum(cost_nano_usd) / 7)::bigint as average from agent_usage
    where agent_id = ${agentId} and span = 'hour'
      and starts_at >= ${new Date(today - 7 * dayMs)} and starts_at < ${new Date(today)}`;
  return rows[0]?.average ?? null;
}
