import type { TenantTransaction } from '../client/index.ts';
import { spendSource } from './spend-source.ts';

const endOfTimeMs = Date.UTC(9999, 0, 1);

export interface MonthSpendRow {
  /** `2026-11`, of UTC: when the calls arrived. */
  readonly month: string;
  readonly realNanoUsd: bigint;
  readonly simulatedNanoUsd: bigint;
  /** The part of both that was booked in a later month, as this one was closed. */
  readonly lateNanoUsd: bigint;
  readonly calls: number;
  readonly unpricedCalls: number;
}

/** What the calls of each month came to, the latest first. */
export function listMonthSpend(tx: TenantTransaction): Promise<MonthSpendRow[]> {
  return tx.$queryRaw<MonthSpendRow[]>`
    select to_char(day, 'YYYY-MM') as month,
           coalesce(sum(cost_nano_usd) filter (where not simulated), 0)::bigint as "realNanoUsd",
           coalesce(sum(cost_nano_usd) filter (where simulated), 0)::bigint as "simulatedNanoUsd",
           coalesce(sum(cost_nano_usd) filter (where owner_id > to_char(day, 'YYYY-MM')), 0)::bigint as "lateNanoUsd",
           coalesce(sum(calls), 0)::int as calls, coalesce(sum(calls_without_cost), 0)::int as "unpricedCalls"
    from ${spendSource('booked', 0, endOfTimeMs)} as spent group by 1 order by 1 desc`;
}

/** Calls of a month of which nobody knows the end, and what they were settled at: their reservations. */
export async function sumInterrupted(
  tx: TenantTransaction,
  monthStart: Date,
): Promise<{ readonly calls: number; readonly nanoUsd: bigint }> {
  const rows = await tx.$queryRaw<{ calls: number; nanoUsd: bigint }[]>`
    select count(distinct call_id)::int as calls, coalesce(sum(amount), 0)::bigint as "nanoUsd"
    from ledger_transfer
    where month >= ${monthStart}::date and of_month = ${monthStart}::date and kind = 'call'
      and starts_with(credit_account, 'interrupted/')`;
  return rows[0] ?? { calls: 0, nanoUsd: 0n };
}
