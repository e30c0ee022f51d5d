import type { TenantTransaction } from '../client/index.ts';

/** One window of a budget. */
export interface BudgetWindowName {
  readonly budgetId: string;
  /** When it began, in ms since 1970, or the run that it counts. */
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

/** Of these windows the ones that were ever used. */
export function listBudgetWindows(
  tx: TenantTransaction,
  windows: readonly BudgetWindowName[],
): Promise<BudgetWindowRow[]> {
  return tx.$queryRaw<BudgetWindowRow[]>`
    select w.budget_id as "budgetId", w.window_key as "windowKey", w.starts_at as "startsAt", w.ends_at as "endsAt",
           w.spent, w.calls, leases.leased, leases.reserved
    from unnest(${windows.map(({ budgetId }) => budgetId)}::text[], ${windows.map(({ windowKey }) => windowKey)}::text[])
      as wanted (budget_id, window_key)
    join budget_window w on w.budget_id = wanted.budget_id and w.window_key = wanted.window_key
    cross join lateral (
      select coalesce(sum(greatest(l.granted - l.charged, 0)), 0)::bigint as leased,
             coalesce(sum(l.reserved), 0)::bigint as reserved
      from budget_lease l where l.budget_id = w.budget_id and l.window_key = w.window_key
    ) leases
    order by w.budget_id, w.window_key`;
}

/** A budget's windows, the latest first. */
export function listWindowsOfBudget(
  tx: TenantTransaction,
  budgetId: string,
  limit: number,
): Promise<BudgetWindowRow[]> {
  return tx.$queryRaw<BudgetWindowRow[]>`
    select w.budget_id as "budgetId", w.window_key as "windowKey", w.starts_at as "startsAt", w.ends_at as "endsAt",
           w.spent, w.calls, leases.leased, leases.reserved
    from budget_window w
    cross join lateral (
      select coalesce(sum(greatest(l.granted - l.charged, 0)), 0)::bigint as leased,
             coalesce(sum(l.reserved), 0)::bigint as reserved
      from budget_lease l where l.budget_id = w.budget_id and l.window_key = w.window_key
    ) leases
    where w.budget_id = ${budgetId} order by w.starts_at desc, w.window_key desc limit ${limit}`;
}

/** Shares of caps that windows of these budgets passed since then, the latest first. */
export function listBudgetNotices(
  tx: TenantTransaction,
  budgetIds: readonly string[],
  since: Date,
  limit: number,
): Promise<BudgetNoticeRow[]> {
  return tx.$queryRaw<BudgetNoticeRow[]>`
    select n.budget_id as "budgetId", n.window_key as "windowKey", n.percent, n.spent, n.cap, n.at
    from budget_notice n
    where n.budget_id = any(${[...budgetIds]}::text[]) and n.at >= ${since}
    order by n.at desc, n.budget_id, n.percent desc limit ${limit}`;
}
