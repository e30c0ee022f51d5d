import type { CallFilter } from '@agent-os/core/contracts';
import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';
import { conditionsOf } from './call-condition.ts';
import { findIdAt, planCallScan, settlementOf } from './call-scan.ts';

/** Totals of a range alone add up settlements in the order in which they lie; this many take about 150 ms. */
const summedInOrderMax = 150_000;

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
  readonly simulated: number;
  /** Calls that were given the answer of another call, and what that saved as far as it is known, in decimal text. */
  readonly reused: number;
  readonly avoidedNanoUsd: string;
  readonly waitP50Us: number | null;
  readonly waitP90Us: number | null;
  readonly waitP99Us: number | null;
}

/** With the id of the oldest call counted when older ones were left out. */
export type CountedCalls<Row> = Row & { readonly countedFrom: string | undefined };

const sums = Prisma.sql`
  count(*) filter (where s.outcome = 'settled')::int as settled,
  count(*) filter (where s.outcome = 'failed')::int as failed,
  count(*) filter (where s.outcome = 'denied')::int as denied,
  count(*) filter (where s.outcome = 'cancelled')::int as cancelled,
  count(*) filter (where s.outcome = 'interrupted')::int as interrupted,
  coalesce(sum(s.input_tokens), 0)::bigint as "inputTokens",
  coalesce(sum(s.output_tokens), 0)::bigint as "outputTokens",
  coalesce(sum(s.cost_nano_usd), 0)::text as "costNanoUsd",
  count(*) filter (where s.call_id is not null and s.cost_nano_usd is null)::int as "withoutCost",
  count(s.reused_from)::int as reused, coalesce(sum(s.avoided_nano_usd), 0)::text as "avoidedNanoUsd",
  percentile_disc(0.5) within group (order by s.admit_us) filter (where s.last_step >= 5 and s.reused_from is null) as "waitP50Us",
  percentile_disc(0.9) within group (order by s.admit_us) filter (where s.last_step >= 5 and s.reused_from is null) as "waitP90Us",
  percentile_disc(0.99) within group (order by s.admit_us) filter (where s.last_step >= 5 and s.reused_from is null) as "waitP99Us"`;

async function sumRange(tx: TenantTransaction, filter: CallFilter): Promise<CountedCalls<CallTotalsRow>> {
  const scan = planCallScan(filter);
  const countedFrom = await findIdAt(tx, scan, summedInOrderMax + 1);
  const bounds = (id: Prisma.Sql) =>
    countedFrom === undefined ? scan.bounds(id) : Prisma.sql`${scan.bounds(id)} and ${id} > ${countedFrom}`;
  // Calls that run are few and new: those of the range less those that ended in it.
  const rows = await tx.$queryRaw<Omit<CallTotalsRow, 'running'>[]>`
    select taken.calls, taken.simulated, ended.*
    from (select count(*)::int as calls, count(*) filter (where c.simulated)::int as simulated
          from call c where ${bounds(Prisma.sql`c.id`)}) taken,
         (select ${sums} from call_settlement s where ${bounds(Prisma.sql`s.call_id`)}) ended`;
  const row = one(rows);
  const ended = row.settled + row.failed + row.denied + row.cancelled + row.interrupted;
  return { ...row, running: row.calls - ended, countedFrom };
}

async function sumLookedUp(tx: TenantTransaction, filter: CallFilter): Promise<CountedCalls<CallTotalsRow>> {
  const scan = planCallScan(filter);
  const countedFrom = await findIdAt(tx, scan, scan.summedMax + 1);
  const rows = await tx.$queryRaw<CallTotalsRow[]>`
    select count(*)::int as calls, count(*) filter (where s.call_id is null)::int as running,
           count(*) filter (where c.simulated)::int as simulated, ${sums}
    from ${scan.rows(scan.summedMax)} c ${settlementOf} where ${scan.rest}`;
  return { ...one(rows), countedFrom };
}

function one<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('An aggregate without groups has one row.');
  return row;
}

/**
 * What the calls of the filter add up to: counts over all, sums and percentiles over those that ended. Of very many,
 * the newest are counted.
 */
export function sumCalls(tx: TenantTransaction, filter: CallFilter): Promise<CountedCalls<CallTotalsRow>> {
  return conditionsOf(filter).length === 0 ? sumRange(tx, filter) : sumLookedUp(tx, filter);
}
