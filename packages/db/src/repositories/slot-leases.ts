import type { TenantTransaction } from '../client/index.ts';
import { slotsChannel } from '../notifications/index.ts';

/** A replica's part of a pool's slots. */
export interface SlotLeaseRow {
  readonly replica: string;
  readonly session: string;
  readonly slots: number;
  readonly inUse: number;
  readonly demand: number;
  readonly turnAt: number | null;
  readonly unread: boolean;
}

export interface LeasedPoolRow {
  readonly poolId: string;
  readonly slots: number;
  /** Ms since 1970 by the database's clock, after the lock was had. */
  readonly now: number;
  readonly leases: readonly SlotLeaseRow[];
}

export interface SlotLeaseChange extends Omit<SlotLeaseRow, 'replica' | 'session' | 'unread'> {
  readonly poolId: string;
  /** Others have to hear of it. */
  readonly news: boolean;
}

/**
 * Nobody else leases slots of these pools, and nobody ends the session, until the transaction ends. Pools that are gone are left out. A
 * kernel that stands still in the middle loses the locks, and with them the transaction, after two seconds.
 * @returns undefined when the session has ended
 */
export async function lockPoolsToLease(
  tx: TenantTransaction,
  session: string,
  poolIds: readonly string[],
): Promise<readonly LeasedPoolRow[] | undefined> {
  const [begun] = await tx.$queryRaw<{ held: boolean }[]>`
    select set_config('lock_timeout', '2s', true), set_config('idle_in_transaction_session_timeout', '2s', true),
           hold_kernel_session(${session}) as held`;
  if (begun?.held !== true) return undefined;
  // In one order for everybody, so that no two wait for each other.
  const pools = await tx.$queryRaw<{ id: string; slots: number }[]>`
    select id, slots from pool where id = any(${[...poolIds]}::text[]) order by id for no key update`;
  if (pools.length === 0) return [];
  // A statement of its own: it sees what was committed while the first one waited.
  const rows = await tx.$queryRaw<(SlotLeaseRow & { readonly poolId: string | null; readonly now: number })[]>`
    select l.pool_id as "poolId", l.replica_id as replica, l.session_id as session, l.slots, l.in_use as "inUse", l.demand,
           (extract(epoch from l.turn_at) * 1000)::float8 as "turnAt", l.unread,
           (extract(epoch from clock.at) * 1000)::float8 as now
    from (select clock_timestamp() as at) clock
    left join pool_slot_lease l on l.pool_id = any(${pools.map(({ id }) => id)}::text[])`;
  const now = rows[0]?.now ?? 0;
  const byPool = Map.groupBy(rows, ({ poolId }) => poolId);
  return pools.map(({ id, slots }) => ({ poolId: id, slots, now, leases: byPool.get(id) ?? [] }));
}

/** Writes a replica's leases; `lockPoolsToLease` must hold its session and the pools. */
export async function putSlotLeases(
  tx: TenantTransaction,
  owner: { readonly organisationId: string; readonly replica: string; readonly session: string },
  changes: readonly SlotLeaseChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await tx.$executeRaw`
    insert into pool_slot_lease (organisation_id, pool_id, replica_id, session_id, slots, in_use, demand, turn_at)
    select ${owner.organisationId}, line."poolId", ${owner.replica}, ${owner.session}, line.slots, line."inUse", line.demand,
           timestamptz 'epoch' + line."turnAt" * interval '1 millisecond'
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
      as line ("poolId" text, slots integer, "inUse" integer, demand integer, "turnAt" float8)
    on conflict (organisation_id, pool_id, replica_id) do update
    set session_id = excluded.session_id, slots = excluded.slots, in_use = excluded.in_use, demand = excluded.demand,
        turn_at = excluded.turn_at, unread = false`;
  const news = changes.flatMap(({ poolId, news: isNews }) => (isNews ? [poolId] : []));
  if (news.length === 0) return;
  // A lease that somebody has locked is going with its session (docs/decisions/0032): nobody will read of it.
  await tx.$executeRaw`
    with told as (
      select organisation_id, pool_id, replica_id from pool_slot_lease
      where pool_id = any(${news}::text[]) and replica_id <> ${owner.replica} and not unread
      for no key update skip locked
    )
    update pool_slot_lease l set unread = true from told
    where l.organisation_id = told.organisation_id and l.pool_id = told.pool_id and l.replica_id = told.replica_id`;
}

/** When the transaction commits, the kernels that have leases of these pools look at them again at once. */
export async function announceSlots(
  tx: TenantTransaction,
  organisationId: string,
  session: string,
  poolIds: readonly string[],
): Promise<void> {
  if (poolIds.length === 0) return;
  const payloads = poolIds.map((poolId) => `${organisationId} ${poolId} ${session}`);
  await tx.$executeRaw`select pg_notify(${slotsChannel}, payload) from unnest(${payloads}::text[]) as payload`;
}
