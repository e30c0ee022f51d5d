import type { TenantTransaction } from '../client/index.ts';
import { budgetsChannel } from '../notifications/index.ts';
import type { BudgetWindowName } from './budget-windows.ts';

/** A window that a kernel wants to lease a part of; it is made when nobody has used it yet. */
export interface BudgetWindowToLease extends BudgetWindowName {
  readonly startsAtMs: number;
  readonly endsAtMs: number | null;
}

/** A replica's part of a window. */
export interface BudgetLeaseRow {
  readonly replica: string;
  readonly session: string;
  /** Its kernel lives, by the database's clock. */
  readonly live: boolean;
  readonly granted: bigint;
  readonly charged: bigint;
  readonly unproven: bigint;
  readonly reserved: bigint;
  readonly wanted: bigint;
}

export interface LockedBudgetWindowRow extends BudgetWindowName {
  /** Ms since 1970 by the database's clock, after the lock was had. */
  readonly now: number;
  /** With the increases in force. */
  readonly cap: bigint;
  /** When that changes by itself; null: not that anybody knows. */
  readonly capUntil: number | null;
  readonly spent: bigint;
  readonly leases: readonly BudgetLeaseRow[];
}

export interface BudgetLeaseChange extends BudgetWindowName {
  readonly granted: bigint;
  readonly charged: bigint;
  readonly unproven: bigint;
  readonly reserved: bigint;
  readonly wanted: bigint;
}

interface NamedLeaseRow extends BudgetLeaseRow, BudgetWindowName {}

/**
 * Nobody else leases parts of these windows, and no settlement charges them, until the transaction ends. Windows of budgets that are
 * gone are left out. A kernel that stands still in the middle loses the locks, and with them the transaction, after two seconds.
 */
export async function lockBudgetWindows(
  tx: TenantTransaction,
  organisationId: string,
  replica: string,
  windows: readonly BudgetWindowToLease[],
): Promise<readonly LockedBudgetWindowRow[]> {
  await tx.$executeRaw`
    select set_config('lock_timeout', '2s', true), set_config('idle_in_transaction_session_timeout', '2s', true)`;
  const named = JSON.stringify(windows);
  // In one order for everybody, here and below, so that no two wait for each other.
  await tx.$executeRaw`
    insert into budget_window as known (organisation_id, budget_id, window_key, starts_at, ends_at)
    select ${organisationId}, b.id, line."windowKey", timestamptz 'epoch' + line."startsAtMs" * interval '1 millisecond',
           timestamptz 'epoch' + line."endsAtMs" * interval '1 millisecond'
    from jsonb_to_recordset(${named}::jsonb) as line ("budgetId" text, "windowKey" text, "startsAtMs" float8, "endsAtMs" float8)
    join budget b on b.id = line."budgetId"
    order by b.id, line."windowKey" collate "C"
    on conflict (organisation_id, budget_id, window_key) do update
    set starts_at = excluded.starts_at, ends_at = excluded.ends_at
    where (known.ends_at is null and excluded.ends_at is not null)
       or (known.window_key like '%/%' and known.starts_at <> excluded.starts_at)`;
  await tx.$queryRaw`
    select 1 from budget_window w
    where (w.budget_id, w.window_key) in (
      select line."budgetId", line."windowKey" from jsonb_to_recordset(${named}::jsonb) as line ("budgetId" text, "windowKey" text)
    )
    order by w.budget_id, w.window_key for no key update`;
  await endLeasesOfTheDead(tx, replica, named);
  // Statements of their own: they see what was committed while the locks were waited for.
  const rows = await tx.$queryRaw<Omit<LockedBudgetWindowRow, 'leases'>[]>`
    select w.budget_id as "budgetId", w.window_key as "windowKey", w.spent,
           (extract(epoch from clock.at) * 1000)::float8 as now,
           (b.cap + raised.amount)::bigint as cap, (extract(epoch from raised.until) * 1000)::float8 as "capUntil"
    from (select clock_timestamp() as at) clock
    cross join jsonb_to_recordset(${named}::jsonb) as line ("budgetId" text, "windowKey" text)
    join budget_window w on w.budget_id = line."budgetId" and w.window_key = line."windowKey"
    join budget b on b.organisation_id = w.organisation_id and b.id = w.budget_id
    cross join lateral (
      select coalesce(sum(i.amount) filter (where i.from_at <= clock.at), 0) as amount,
             min(case when i.from_at > clock.at then i.from_at else i.until_at end) as until
      from budget_increase i
      where i.budget_id = b.id and i.revoked_at is null and i.until_at > clock.at
    ) raised
    order by w.budget_id, w.window_key`;
  const leases = await tx.$queryRaw<NamedLeaseRow[]>`
    select l.budget_id as "budgetId", l.window_key as "windowKey", l.replica_id as replica, l.session_id as session,
           l.session_id in (select live_kernel_sessions()) as live, l.granted, l.charged, l.unproven, l.reserved, l.wanted
    from jsonb_to_recordset(${named}::jsonb) as line ("budgetId" text, "windowKey" text)
    join budget_lease l on l.budget_id = line."budgetId" and l.window_key = line."windowKey"
    order by l.replica_id`;
  const byWindow = Map.groupBy(leases, ({ budgetId, windowKey }) => `${budgetId} ${windowKey}`);
  return rows.map((row) => ({ ...row, leases: byWindow.get(`${row.budgetId} ${row.windowKey}`) ?? [] }));
}

/**
 * What a kernel that has ended had is free again, less what its open calls hold, and less what it may have promised to calls that the
 * database never heard of: that much stays for an hour, in which it may come back and say. Calls that nobody has ended after a day hold
 * nothing any more.
 */
async function endLeasesOfTheDead(tx: TenantTransaction, replica: string, named: string): Promise<void> {
  await tx.$executeRaw`
    with dead as (
      select l.budget_id, l.window_key, l.replica_id, coalesce(l.ended_at, clock_timestamp()) as ended_at
      from jsonb_to_recordset(${named}::jsonb) as line ("budgetId" text, "windowKey" text)
      join budget_lease l on l.budget_id = line."budgetId" and l.window_key = line."windowKey"
      where l.replica_id <> ${replica} and l.granted > l.charged
        and l.session_id not in (select live_kernel_sessions())
        and (l.ended_at is null or (l.ended_at < clock_timestamp() - interval '1 hour' and l.unproven > 0)
             or l.ended_at < clock_timestamp() - interval '25 hours')
    ), open as (
      select dead.budget_id, dead.window_key, dead.replica_id, sum((held.part->>3)::bigint) as amount
      from (select distinct replica_id from dead) as replicas
      join call c on c.replica_id = replicas.replica_id and c.received_at > clock_timestamp() - interval '1 day'
        and c.budget_reservations is not null
      cross join lateral jsonb_array_elements(c.budget_reservations) as held (part)
      join dead on dead.replica_id = c.replica_id and dead.budget_id = held.part->>0 and dead.window_key = held.part->>1
      where not exists (
        select from call_settlement s where s.organisation_id = c.organisation_id and s.call_id = c.id
      )
      group by dead.budget_id, dead.window_key, dead.replica_id
    )
    update budget_lease l
    set granted = least(l.granted, l.charged + coalesce(open.amount, 0)
          + case when dead.ended_at > clock_timestamp() - interval '1 hour' then l.unproven else 0 end),
        unproven = case when dead.ended_at > clock_timestamp() - interval '1 hour' then l.unproven else 0 end,
        reserved = coalesce(open.amount, 0), wanted = 0, ended_at = dead.ended_at
    from dead left join open using (budget_id, window_key, replica_id)
    where l.budget_id = dead.budget_id and l.window_key = dead.window_key and l.replica_id = dead.replica_id`;
}

/** Writes a replica's leases; the windows must be locked. */
export async function putBudgetLeases(
  tx: TenantTransaction,
  owner: { readonly organisationId: string; readonly replica: string; readonly session: string },
  changes: readonly BudgetLeaseChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const lines = changes.map((change) => ({
    budgetId: change.budgetId,
    windowKey: change.windowKey,
    granted: change.granted.toString(),
    charged: change.charged.toString(),
    unproven: change.unproven.toString(),
    reserved: change.reserved.toString(),
    wanted: change.wanted.toString(),
  }));
  await tx.$executeRaw`
    insert into budget_lease (
      organisation_id, budget_id, window_key, replica_id, session_id, granted, charged, unproven, reserved, wanted
    )
    select ${owner.organisationId}, line."budgetId", line."windowKey", ${owner.replica}, ${owner.session},
           line.granted, line.charged, line.unproven, line.reserved, line.wanted
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as line (
      "budgetId" text, "windowKey" text, granted bigint, charged bigint, unproven bigint, reserved bigint, wanted bigint
    )
    on conflict (organisation_id, budget_id, window_key, replica_id) do update
    set session_id = excluded.session_id, granted = excluded.granted, unproven = excluded.unproven,
        reserved = excluded.reserved, wanted = excluded.wanted, unread = false, ended_at = null`;
}

/** Windows of runs and end users that last still and that a replica may spend something of, the latest first. */
export function listLeasedWindowsOfParts(
  tx: TenantTransaction,
  replica: string,
  limit: number,
): Promise<BudgetWindowName[]> {
  return tx.$queryRaw<BudgetWindowName[]>`
    select l.budget_id as "budgetId", l.window_key as "windowKey"
    from budget_lease l
    join budget b on b.organisation_id = l.organisation_id and b.id = l.budget_id
    join budget_window w
      on w.organisation_id = l.organisation_id and w.budget_id = l.budget_id and w.window_key = l.window_key
    where l.replica_id = ${replica} and l.granted > l.charged
      and b.scope_kind in ('run', 'user') and b.archived_at is null
      and (w.ends_at is null or w.ends_at > clock_timestamp())
    order by w.starts_at desc, l.budget_id, l.window_key limit ${limit}`;
}

/** When the transaction commits, the kernels that use these windows look at them again at once. */
export async function announceBudgets(
  tx: TenantTransaction,
  organisationId: string,
  session: string,
  windows: readonly BudgetWindowName[],
): Promise<void> {
  if (windows.length === 0) return;
  const payloads = windows.map(({ budgetId, windowKey }) => `${organisationId} ${session} ${budgetId} ${windowKey}`);
  await tx.$executeRaw`select pg_notify(${budgetsChannel}, payload) from unnest(${payloads}::text[]) as payload`;
}
