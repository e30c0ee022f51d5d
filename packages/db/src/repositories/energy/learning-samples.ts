import type { LearningSample } from '@agent-os/core/devices';
import type { TenantTransaction } from '../../client/index.ts';

interface SelectedSample {
  readonly until: Date;
  readonly spanMs: bigint;
  readonly meteredMillijoules: bigint;
  readonly busyMs: bigint;
  readonly residentMs: bigint;
  readonly prefillTokens: bigint;
  readonly decodeTokens: bigint;
  readonly kvTokenMs: bigint;
}

/** The last intervals of a device that its meter measured, with what ran in its pool meanwhile; at most `limit`. */
export async function listLearningSamples(
  tx: TenantTransaction,
  deviceId: string,
  limit: number,
): Promise<readonly LearningSample[]> {
  const rows = await tx.$queryRaw<SelectedSample[]>`
    select i.until_at as until, i.span_ms as "spanMs", i.metered_mj as "meteredMillijoules", i.busy_ms as "busyMs",
      a.resident::bigint as "residentMs", a.prefill::bigint as "prefillTokens", a.decode::bigint as "decodeTokens",
      a.kv::bigint as "kvTokenMs"
    from (
      select * from device_interval
      where device_id = ${deviceId} and basis = 'measured' and split_at is not null order by until_at desc limit ${limit}
    ) i
    cross join lateral (
      select coalesce(sum((o ->> 'residentMs')::numeric), 0) as resident, coalesce(sum((o ->> 'prefillTokens')::numeric), 0) as prefill,
        coalesce(sum((o ->> 'decodeTokens')::numeric), 0) as decode, coalesce(sum((o ->> 'kvTokenMs')::numeric), 0) as kv
      from pool_activity p cross join lateral jsonb_array_elements(p.owners) o
      where p.organisation_id = i.organisation_id and p.pool_id = i.pool_id and p.until_at > i.from_at and p.until_at <= i.until_at
    ) a`;
  return rows.map(({ until, meteredMillijoules, ...row }) => ({
    untilMs: until.getTime(),
    meteredMillijoules,
    spanMs: Number(row.spanMs),
    busyMs: Number(row.busyMs),
    residentMs: Number(row.residentMs),
    prefillTokens: Number(row.prefillTokens),
    decodeTokens: Number(row.decodeTokens),
    kvTokenMs: Number(row.kvTokenMs),
  }));
}
