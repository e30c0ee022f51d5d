import type { CallFilter } from '@agent-os/core/contracts';
import type { TenantTransaction } from '../client/index.ts';
import { firstIdAt } from '../ids/index.ts';
import { conditionsOf } from './call-condition.ts';
import { findIdAt, planCallScan, settlementOf } from './call-scan.ts';
import type { CountedCalls } from './call-totals.ts';

/** Counting ids alone reads the index and no row. */
const countedByIndexMax = 400_000;

export interface HistogramRange {
  readonly from: number;
  readonly to: number;
  readonly bucketMs: number;
}

export interface HistogramRow {
  /** From 0, the oldest. */
  readonly bucket: number;
  readonly calls: number;
  /** Of those, what was denied, failed, cancelled or interrupted. */
  readonly stopped: number;
}

function startsOf({ from, to, bucketMs }: HistogramRange): readonly number[] {
  return Array.from({ length: Math.ceil((to - from) / bucketMs) }, (_, index) => from + index * bucketMs);
}

async function countRange(tx: TenantTransaction, filter: CallFilter, range: HistogramRange) {
  const countedFrom = await findIdAt(tx, planCallScan(filter), countedByIndexMax + 1);
  const edges = [...startsOf(range), range.to].map((at) => firstIdAt('call', at));
  const rows = await tx.$queryRaw<HistogramRow[]>`
    with bucket as (
      select (row_number() over () - 1)::int as bucket, "begin", "end"
      from unnest(${edges.slice(0, -1)}::text[], ${edges.slice(1)}::text[]) as edge ("begin", "end")
    )
    select bucket.bucket,
           (select count(*)::int from call c where c.id >= greatest("begin", ${countedFrom ?? ''}) and c.id < "end") as calls,
           (select count(*)::int from call_settlement s
            where s.outcome <> 'settled' and s.outcome in ('failed', 'denied', 'cancelled', 'interrupted')
              and s.call_id >= greatest("begin", ${countedFrom ?? ''}) and s.call_id < "end") as stopped
    from bucket`;
  return { rows, countedFrom };
}

async function countLookedUp(tx: TenantTransaction, filter: CallFilter, range: HistogramRange) {
  const scan = planCallScan(filter);
  const countedFrom = await findIdAt(tx, scan, scan.summedMax + 1);
  const rows = await tx.$queryRaw<HistogramRow[]>`
    select width_bucket(c.received_at, ${startsOf(range).map((at) => new Date(at))}::timestamptz[]) - 1 as bucket,
           count(*)::int as calls,
           count(*) filter (where s.outcome <> 'settled')::int as stopped
    from ${scan.rows(scan.summedMax)} c ${settlementOf} where ${scan.rest} group by 1`;
  return { rows, countedFrom };
}

/** Calls of the filter by their time of arrival; buckets without a call may be left out. Of very many, the newest. */
export function countCallsByTime(
  tx: TenantTransaction,
  filter: CallFilter,
  range: HistogramRange,
): Promise<CountedCalls<{ readonly rows: readonly HistogramRow[] }>> {
  const ranged = { ...filter, from: range.from, to: range.to };
  return conditionsOf(filter).length === 0 ? countRange(tx, ranged, range) : countLookedUp(tx, ranged, range);
}
