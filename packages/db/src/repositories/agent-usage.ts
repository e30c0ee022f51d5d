import type { TenantTransaction } from '../client/index.ts';
import { firstIdAt } from '../ids/index.ts';

export interface AgentHourRow {
  readonly startsAt: Date;
  readonly calls: number;
  readonly failed: number;
  readonly denied: number;
  readonly simulated: number;
  readonly withoutCost: number;
  readonly costNanoUsd: bigint;
}

/** What the agent's ended calls came to by UTC hour since `fromMs`; hours without one are left out. */
export function listAgentHours(tx: TenantTransaction, agentId: string, fromMs: number): Promise<AgentHourRow[]> {
  return tx.$queryRaw<AgentHourRow[]>`
    select starts_at as "startsAt", calls::int, failed::int, denied::int, simulated::int, without_cost::int as "withoutCost",
           cost_nano_usd as "costNanoUsd"
    from agent_usage where agent_id = ${agentId} and span = 'hour' and starts_at >= ${new Date(fromMs)}
    order by starts_at`;
}

export interface AgentProblemRow {
  readonly code: string;
  readonly outcome: 'failed' | 'denied' | 'interrupted';
  readonly calls: number;
  readonly lastAt: Date;
  readonly lastCallId: string;
  readonly lastDetail: string | null;
  /** Calls that were looked at; the same on every row. */
  readonly examined: number;
}

/** What went wrong among the agent's newest `limit` calls since `fromMs`, the most frequent first. */
export async function listAgentProblems(
  tx: TenantTransaction,
  agentId: string,
  fromMs: number,
  limit: number,
): Promise<{ readonly problems: readonly AgentProblemRow[]; readonly examined: number }> {
  const rows = await tx.$queryRaw<(Omit<AgentProblemRow, 'code'> & { readonly code: string | null })[]>`
    with newest as materialized (
      select c.organisation_id, c.id, c.received_at from call c
      where c.agent_id = ${agentId} and c.id >= ${firstIdAt('call', fromMs)} order by c.id desc limit ${limit}
    ), gone_wrong as (
      select coalesce(s.error_code, s.outcome) as code, s.outcome, n.id, n.received_at, s.error_detail
      from newest n join call_settlement s on s.organisation_id = n.organisation_id and s.call_id = n.id
      where s.outcome in ('failed', 'denied', 'interrupted')
    ), grouped as (
      select code, outcome, count(*)::int as calls, max(received_at) as "lastAt", max(id) as "lastCallId"
      from gone_wrong group by code, outcome order by count(*) desc, code limit 20
    )
    select g.code, g.outcome, g.calls, g."lastAt", g."lastCallId",
           (select w.error_detail from gone_wrong w where w.id = g."lastCallId") as "lastDetail",
           (select count(*) from newest)::int as examined
    from (select 1) as one left join grouped g on true`;
  const problems = rows.filter((row): row is AgentProblemRow => row.code !== null);
  return { problems, examined: rows[0]?.examined ?? 0 };
}

/** Calls of these agents that arrived in the clock hour of `nowMs` and the one before, and ended. */
export async function countRecentCalls(
  tx: TenantTransaction,
  agentIds: readonly string[],
  nowMs: number,
): Promise<number> {
  const hourMs = 3_600_000;
  const from = new Date(Math.floor(nowMs / hourMs) * hourMs - hourMs);
  const rows = await tx.$queryRaw<{ calls: number }[]>`
    select coalesce(sum(calls), 0)::int as calls from agent_usage
    where span = 'hour' and starts_at >= ${from} and agent_id = any(${agentIds})`;
  return rows[0]?.calls ?? 0;
}

/** The newest call that came with this key. A key is young when this is asked, so its agent's calls since are few. */
export async function findLastCallOfKey(
  tx: TenantTransaction,
  { keyId, agentId, createdAt }: { readonly keyId: string; readonly agentId: string; readonly createdAt: Date },
): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from call
    where agent_id = ${agentId} and key_id = ${keyId} and id >= ${firstIdAt('call', createdAt.getTime())}
    order by id desc limit 1`;
  return rows[0]?.id;
}
