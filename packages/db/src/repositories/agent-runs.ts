import type { TenantTransaction } from '../client/index.ts';
import type { CallRowState } from './calls.ts';

export interface AgentRunRow {
  readonly runId: string;
  readonly calls: number;
  readonly running: number;
  readonly failed: number;
  readonly denied: number;
  readonly inputTokens: bigint;
  readonly outputTokens: bigint;
  /** Decimal text: over the calls whose cost is known. */
  readonly costNanoUsd: string;
  readonly withoutCost: number;
  /** Over the calls whose energy is known; null where none is. */
  readonly energyMillijoules: bigint | null;
  readonly carbonLocationMicrograms: bigint | null;
  /** Some of it no meter saw. */
  readonly energyEstimated: boolean;
  /** Ended calls whose energy is not known. */
  readonly withoutEnergy: number;
  readonly simulated: boolean;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly lastState: CallRowState;
  readonly lastCallId: string;
}

export interface AgentRunsFound {
  readonly runs: readonly AgentRunRow[];
  readonly examined: number;
  readonly withoutRun: number;
}

/**
 * The agent's newest runs, at most `runsMax`: those that its newest `callsMax` calls name, each with all of its calls by
 * this agent.
 */
export async function listAgentRuns(
  tx: TenantTransaction,
  agentId: string,
  { callsMax, runsMax }: { readonly callsMax: number; readonly runsMax: number },
): Promise<AgentRunsFound> {
  const [counted] = await tx.$queryRaw<{ examined: number; withoutRun: number; runIds: string[] | null }[]>`
    with newest as materialized (
      select id, run_id from call where agent_id = ${agentId} order by id desc limit ${callsMax}
    ), named as (
      select run_id, max(id) as last from newest where run_id is not null group by run_id order by last desc limit ${runsMax}
    )
    select (select count(*) from newest)::int as examined,
           (select count(*) from newest where run_id is null)::int as "withoutRun",
           (select array_agg(run_id) from named) as "runIds"`;
  const { examined = 0, withoutRun = 0, runIds = null } = counted ?? {};
  if (runIds === null) return { runs: [], examined, withoutRun };
  const runs = await tx.$queryRaw<AgentRunRow[]>`
    select c.run_id as "runId", count(*)::int as calls, count(*) filter (where s.call_id is null)::int as running,
           count(*) filter (where s.outcome in ('failed', 'interrupted'))::int as failed,
           count(*) filter (where s.outcome = 'denied')::int as denied,
           coalesce(sum(s.input_tokens), 0)::bigint as "inputTokens",
           coalesce(sum(s.output_tokens), 0)::bigint as "outputTokens",
           coalesce(sum(s.cost_nano_usd), 0)::text as "costNanoUsd",
           count(*) filter (where s.call_id is not null and s.cost_nano_usd is null)::int as "withoutCost",
           sum(s.energy_millijoules)::bigint as "energyMillijoules",
           sum(s.carbon_location_micrograms)::bigint as "carbonLocationMicrograms",
           coalesce(bool_or(s.energy_basis = 'estimated'), false) as "energyEstimated",
           count(*) filter (where s.call_id is not null and s.energy_millijoules is null)::int as "withoutEnergy",
           bool_or(c.simulated) as simulated, min(c.received_at) as "startedAt",
           case when bool_and(s.call_id is not null) then max(s.finished_at) end as "endedAt",
           (array_agg(coalesce(s.outcome, 'running') order by c.id desc))[1] as "lastState", max(c.id) as "lastCallId"
    from call c left join call_settlement s on s.organisation_id = c.organisation_id and s.call_id = c.id
    where c.run_id = any(${runIds}) and c.agent_id = ${agentId}
    group by c.run_id order by max(c.id) desc`;
  return { runs, examined, withoutRun };
}
