import type { TenantTransaction } from '../client/index.ts';
import { callCondition, type CallFilter } from './calls.ts';

export interface CallTotalsRow {
  readonly calls: number;
  readonly running: number;
  readonly settled: number;
  readonly failed: number;
  readonly denied: number;
  readonly cancelled: number;
  readonly interrupted: number;
  readonly inputTokens: bigint;
  readonly outputTokens: bigint;
  /** Decimal text. */
  readonly costNanoUsd: string;
  readonly withoutCost: number;
  readonly waitP50Us: number | null;
  readonly waitP90Us: number | null;
  readonly waitP99Us: number | null;
}

/** What the calls of the filter add up to: counts over all, sums and percentiles over those that ended. */
export async function sumCalls(tx: TenantTransaction, filter: CallFilter): Promise<CallTotalsRow> {
  const rows = await tx.$queryRaw<CallTotalsRow[]>`
    select count(*)::int as calls,
           count(*) filter (where s.call_id is null)::int as running,
           count(*) filter (where s.outcome = 'settled')::int as settled,
           count(*) filter (where s.outcome = 'failed')::int as failed,
           count(*) filter (where s.outcome = 'denied')::int as denied,
           count(*) filter (where s.outcome = 'cancelled')::int as cancelled,
           count(*) filter (where s.outcome = 'interrupted')::int as interrupted,
           coalesce(sum(s.input_tokens), 0)::bigint as "inputTokens",
           coalesce(sum(s.output_tokens), 0)::bigint as "outputTokens",
           coalesce(sum(s.cost_nano_usd), 0)::text as "costNanoUsd",
           count(*) filter (where s.call_id is not null and s.cost_nano_usd is null)::int as "withoutCost",
           percentile_disc(0.5) within group (order by s.admit_us) filter (where s.last_step >= 5) as "waitP50Us",
           percentile_disc(0.9) within group (order by s.admit_us) filter (where s.last_step >= 5) as "waitP90Us",
           percentile_disc(0.99) within group (order by s.admit_us) filter (where s.last_step >= 5) as "waitP99Us"
    from call c
    left join call_settlement s on s.organisation_id = c.organisation_id and s.call_id = c.id
    where ${callCondition(filter)}`;
  const row = rows[0];
  if (row === undefined) throw new Error('An aggregate without groups has one row.');
  return row;
}
