import { Prisma } from '../generated/client.ts';
import type { TenantTransaction } from '../client/index.ts';
import { firstIdAt } from '../ids/index.ts';

interface PolicyLimits {
  readonly kvTokens: number | null;
  readonly tokensPerMinute: number | null;
  readonly requestsPerMinute: number | null;
  readonly slotsPerAgent: number | null;
}

export interface PoolPolicyRow extends PolicyLimits {
  readonly poolId: string;
  readonly version: number;
  /** `schedulingPolicy` of the contracts, as it was when the version was made. */
  readonly policy: unknown;
  readonly at: Date;
  readonly authorKind: 'person' | 'token' | 'system';
  readonly authorId: string;
  readonly authorName: string | null;
  readonly reason: string | null;
}

const policyRows = Prisma.sql`
    v.pool_id as "poolId", v.version, v.policy, v.kv_tokens as "kvTokens",
    v.tokens_per_minute as "tokensPerMinute", v.requests_per_minute as "requestsPerMinute",
    v.slots_per_agent as "slotsPerAgent", v.at, v.author_kind as "authorKind", v.author_id as "authorId",
    coalesce(p.name, t.name) as "authorName", v.reason
    from pool_policy v
    left join person p on v.author_kind = 'person' and p.id = v.author_id
    left join admin_token t on v.author_kind = 'token' and t.organisation_id = v.organisation_id and t.id = v.author_id`;

/** The policy in force of every pool that has one of its own. */
export function listPoolPolicies(tx: TenantTransaction): Promise<PoolPolicyRow[]> {
  return tx.$queryRaw<PoolPolicyRow[]>`
    select distinct on (v.pool_id) ${policyRows}
    order by v.pool_id, v.version desc`;
}

/** The latest versions of a pool's own policy, the newest first. */
export function listPolicyVersions(tx: TenantTransaction, poolId: string, limit: number): Promise<PoolPolicyRow[]> {
  return tx.$queryRaw<PoolPolicyRow[]>`
    select ${policyRows}
    where v.pool_id = ${poolId}
    order by v.version desc limit ${limit}`;
}

/** Until the transaction ends nobody else changes this pool's policy; the version in force, 0 for the default. */
export async function lockPoolPolicy(tx: TenantTransaction, poolId: string): Promise<number | undefined> {
  const pools = await tx.$queryRaw<unknown[]>`select 1 from pool where id = ${poolId} for no key update`;
  if (pools.length === 0) return undefined;
  const { _max } = await tx.poolPolicy.aggregate({ where: { poolId }, _max: { version: true } });
  return _max.version ?? 0;
}

export interface NewPoolPolicy extends PolicyLimits {
  readonly organisationId: string;
  readonly poolId: string;
  readonly version: number;
  readonly policy: object;
  readonly authorKind: 'person' | 'token';
  readonly authorId: string;
  readonly at: Date;
  readonly reason: string | null;
}

export async function insertPoolPolicy(tx: TenantTransaction, { policy, ...row }: NewPoolPolicy): Promise<void> {
  await tx.poolPolicy.create({ data: { ...row, policy } });
}

/** A call that held a slot of a pool, with what its waiting depended on. */
export interface PoolCallRow {
  readonly id: string;
  readonly agentId: string;
  readonly departmentId: string;
  readonly runId: string | null;
  readonly receivedAt: Date;
  readonly serviceClass: 'critical' | 'interactive' | 'standard' | 'batch' | null;
  readonly riskClass: 'R0' | 'R1' | 'R2' | 'R3' | 'R4' | null;
  readonly deadlineAt: number | null;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly executeUs: number;
}

/** The calls of a pool that arrived in a range and reached their model, by arrival. */
export function listPoolCalls(
  tx: TenantTransaction,
  poolId: string,
  range: { readonly fromMs: number; readonly toMs: number; readonly limit: number },
): Promise<PoolCallRow[]> {
  return tx.$queryRaw<PoolCallRow[]>`
    select c.id, c.agent_id as "agentId", c.department_id as "departmentId", c.run_id as "runId",
           c.received_at as "receivedAt", s.service_class as "serviceClass", a.risk_class as "riskClass",
           (s.admission->>'deadlineAt')::float8 as "deadlineAt",
           coalesce(s.input_tokens, c.estimated_input_tokens) as "inputTokens",
           coalesce(s.output_tokens, 0) as "outputTokens", s.execute_us as "executeUs"
    from call c
    join call_settlement s on s.organisation_id = c.organisation_id and s.call_id = c.id
    left join agent a on a.organisation_id = c.organisation_id and a.id = c.agent_id
    where c.id >= ${firstIdAt('call', range.fromMs)} and c.id < ${firstIdAt('call', range.toMs)}
      and coalesce(s.serving_pool_id, c.pool_id) = ${poolId} and s.last_step >= 6
    order by c.id limit ${range.limit}`;
}
