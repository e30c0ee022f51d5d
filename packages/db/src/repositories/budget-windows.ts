import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';

/** One window of a budget. */
export interface BudgetWindowName {
  readonly budgetId: string;
  /** When it began, in ms since 1970, with the end user that it counts after a slash; or the run that it counts. */
  readonly windowKey: string;
}

export interface BudgetWindowRow extends BudgetWindowName {
  readonly startsAt: Date;
  /** Null: it does not end by itself. */
  readonly endsAt: Date | null;
  /** What the settlements of its calls say. */
  readonly spent: bigint;
  readonly calls: bigint;
  /** What kernels may still spend of it without asking. */
  readonly leased: bigint;
  /** The part of that which open calls held when their kernels last said. */
  readonly reserved: bigint;
}

export interface BudgetNoticeRow extends BudgetWindowName {
  readonly percent: number;
  /** When it was passed. */
  readonly spent: bigint;
  readonly cap: bigint;
  readonly at: Date;
}

/** A window that begins with what was spent before its budget was made. */
export interface BegunBudgetWindow {
  readonly budgetId: string;
  readonly key: string;
  readonly startsAtMs: number;
  readonly endsAtMs: number | null;
  readonly spent: bigint;
}

/** Writes the first window of a budget that nobody knows of yet. */
export async function insertBudgetWindow(
  tx: TenantTransaction,
  organisationId: string,
  { budgetId, key, startsAtMs, endsAtMs, spent }: BegunBudgetWindow,
): Promise<void> {
  await tx.budgetWindow.create({
    data: {
      organisationId,
      budgetId,
      windowKey: key,
      startsAt: new Date(startsAtMs),
      endsAt: endsAtMs === null ? null : new Date(endsAtMs),
      spent,
    },
  });
}

const windowColumns = Prisma.sql`
  w.budget_id as "budgetId", w.window_key as "windowKey", w.starts_at as "startsAt", w.ends_at as "endsAt",
  w.spent, w.calls, leases.leased, leases.reserved`;
const itsLeases = Prisma.sql`
  cross join lateral (
    select coalesce(sum(greatest(l.granted - l.charged, 0)), 0)::bigint as leased,
           coalesce(sum(l.reserved), 0)::bigint as reserved
    from budget_lease l where l.budget_id = w.budget_id and l.window_key = w.window_key
  ) leases`;

/** Of these windows the ones that were ever used. */
export function listBudgetWindows(
  tx: TenantTransaction,
  windows: readonly BudgetWindowName[],
): Promise<BudgetWindowRow[]> {
  return tx.$queryRaw<BudgetWindowRow[]>`
    select ${windowColumns}
    from unnest(${windows.map(({ budgetId }) => budgetId)}::text[], ${windows.map(({ windowKey }) => windowKey)}::text[])
      as wanted (budget_id, window_key)
    join budget_window w on w.budget_id = wanted.budget_id and w.window_key = wanted.window_key
    ${itsLeases}
    order by w.budget_id, w.window_key`;
}

/** A budget's windows, the latest first. */
export function listWindowsOfBudget(
  tx: TenantTransaction,
  budgetId: string,
  limit: number,
): Promise<BudgetWindowRow[]> {
  return tx.$queryRaw<BudgetWindowRow[]>`
    select ${windowColumns} from budget_window w ${itsLeases}
    where w.budget_id = ${budgetId} order by w.starts_at desc, w.window_key desc limit ${limit}`;
}

/**
 * Windows of a budget of end users: the latest first, and of one time those that most is spent of.
 *
 * @param startsAt only those that began then
 */
export function listWindowsOfUsers(
  tx: TenantTransaction,
  budgetId: string,
  { startsAt, limit }: { readonly startsAt?: Date; readonly limit: number },
): Promise<BudgetWindowRow[]> {
  const begun = startsAt === undefined ? Prisma.empty : Prisma.sql`and w.starts_at = ${startsAt}`;
  return tx.$queryRaw<BudgetWindowRow[]>`
    select ${windowColumns} from budget_window w ${itsLeases}
    where w.budget_id = ${budgetId} and w.window_key like '%/%' ${begun}
    order by w.starts_at desc, w.spent desc limit ${limit}`;
}

const noticeColumns = Prisma.sql`
  n.budget_id as "budgetId", n.window_key as "windowKey", n.percent, n.spent, n.cap, n.at`;

/** Shares of the cap that windows of a budget passed, the latest first. */
export function listBudgetNotices(tx: TenantTransaction, budgetId: string, limit: number): Promise<BudgetNoticeRow[]> {
  return tx.$queryRaw<BudgetNoticeRow[]>`
    select ${noticeColumns} from budget_notice n where n.budget_id = ${budgetId}
    order by n.at desc, n.percent desc limit ${limit}`;
}

/** Shares of caps that these windows passed. */
export function listNoticesOfWindows(
  tx: TenantTransaction,
  windows: readonly BudgetWindowName[],
): Promise<BudgetNoticeRow[]> {
  return tx.$queryRaw<BudgetNoticeRow[]>`
    select ${noticeColumns}
    from unnest(${windows.map(({ budgetId }) => budgetId)}::text[], ${windows.map(({ windowKey }) => windowKey)}::text[])
      as wanted (budget_id, window_key)
    join budget_notice n on n.budget_id = wanted.budget_id and n.window_key = wanted.window_key
    order by n.budget_id, n.percent`;
}

/** Deletes at most `limit` windows of end users that ended before that time, with their notices; returns how many windows went. */
export async function deleteWindowsOfUsers(tx: TenantTransaction, endedBefore: Date, limit: number): Promise<number> {
  const rows = await tx.$queryRaw<{ readonly windows: bigint }[]>`
    with old as (
      select w.budget_id, w.window_key
      from budget b
      join budget_window w on w.organisation_id = b.organisation_id and w.budget_id = b.id
      where b.scope_kind = 'user' and w.window_key like '%/%'
        and w.starts_at < ${endedBefore} and w.ends_at < ${endedBefore}
      limit ${limit}
    ), gone as (
      delete from budget_window w using old
      where w.budget_id = old.budget_id and w.window_key = old.window_key
      returning w.budget_id, w.window_key
    ), told as (
      delete from budget_notice n using gone
      where n.budget_id = gone.budget_id and n.window_key = gone.window_key
    )
    select count(*) as windows from gone`;
  return Number(rows[0]?.windows ?? 0);
}
