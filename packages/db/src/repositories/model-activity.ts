import type { TenantTransaction } from '../client/index.ts';
import { firstIdAt } from '../ids/index.ts';

const dayMs = 24 * 3_600_000;

export interface ModelActivityRow {
  readonly modelId: string;
  readonly callsToday: number;
  /** Decimal text; null when no call of today has a known cost. */
  readonly costTodayNanoUsd: string | null;
  readonly callsWithoutCostToday: number;
  readonly endedLastDay: number;
  readonly failedLastDay: number;
  readonly firstByteP50Us: number | null;
  readonly firstByteP95Us: number | null;
}

/**
 * What the calls of each model came to since `dayStart`, and how it did in the 24 hours before `nowMs` (epoch ms). Health is
 * over the calls that reached execution and ended there: a refusal before it says nothing of the model, nor does a client
 * that went away or a call that was given the answer of another.
 */
export function listModelActivity(
  tx: TenantTransaction,
  { dayStart, nowMs }: { readonly dayStart: number; readonly nowMs: number },
): Promise<ModelActivityRow[]> {
  const [today, lastDay] = [firstIdAt('call', dayStart), firstIdAt('call', nowMs - dayMs)];
  const first = today < lastDay ? today : lastDay;
  return tx.$queryRaw<ModelActivityRow[]>`
    select coalesce(s.serving_model_id, c.model_id) as "modelId",
           count(*) filter (where c.id >= ${today})::int as "callsToday",
           (sum(s.cost_nano_usd) filter (where c.id >= ${today}))::text as "costTodayNanoUsd",
           count(*) filter (where c.id >= ${today} and s.call_id is not null and s.cost_nano_usd is null)::int
             as "callsWithoutCostToday",
           count(*) filter (where c.id >= ${lastDay} and s.last_step >= 6 and s.outcome in ('settled', 'failed')
                            and s.reused_from is null)::int
             as "endedLastDay",
           count(*) filter (where c.id >= ${lastDay} and s.last_step >= 6 and s.outcome = 'failed'
                            and s.reused_from is null)::int as "failedLastDay",
           percentile_disc(0.5) within group (order by s.first_byte_us)
             filter (where c.id >= ${lastDay} and s.outcome = 'settled' and s.reused_from is null) as "firstByteP50Us",
           percentile_disc(0.95) within group (order by s.first_byte_us)
             filter (where c.id >= ${lastDay} and s.outcome = 'settled' and s.reused_from is null) as "firstByteP95Us"
    from call c
    left join call_settlement s on s.organisation_id = c.organisation_id and s.call_id = c.id
    where c.id >= ${first} and c.model_id is not null
    group by 1`;
}

export interface ProviderErrorRow {
  readonly providerId: string;
  readonly callId: string;
  readonly at: Date;
  readonly code: string | null;
  readonly detail: string | null;
}

/** The last call of the 24 hours before `nowMs` that each provider could not answer. */
export function listProviderErrors(tx: TenantTransaction, nowMs: number): Promise<ProviderErrorRow[]> {
  return tx.$queryRaw<ProviderErrorRow[]>`
    select distinct on (coalesce(s.serving_provider_id, c.provider_id))
           coalesce(s.serving_provider_id, c.provider_id) as "providerId", c.id as "callId", s.finished_at as at, s.error_code as code,
           s.error_detail as detail
    from call_settlement s
    join call c on c.organisation_id = s.organisation_id and c.id = s.call_id
    where s.call_id >= ${firstIdAt('call', nowMs - dayMs)} and s.outcome = 'failed' and s.last_step >= 6
      and c.provider_id is not null
    order by 1, c.id desc`;
}
