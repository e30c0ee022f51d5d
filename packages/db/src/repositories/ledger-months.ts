import type { TenantTransaction } from '../client/index.ts';

/** `2026-11`. Months are of UTC. */
export type MonthText = string;

export interface LedgerAuthor {
  readonly kind: 'person' | 'token' | 'system';
  readonly id: string;
}

export interface LedgerMonthRow {
  readonly month: MonthText;
  readonly state: 'closed' | 'open';
  readonly changedAt: Date;
  readonly authorKind: LedgerAuthor['kind'];
  readonly authorId: string;
  readonly note: string | null;
  /** What its calls had come to when it was closed last. */
  readonly closedNanoUsd: bigint;
}

/** The first day of the month, as PostgreSQL reads it. */
export const firstDayOf = (month: MonthText): string => `${month}-01`;

/** Months that are closed, or were; the latest first. All others are open. */
export function listLedgerMonths(tx: TenantTransaction): Promise<LedgerMonthRow[]> {
  return tx.$queryRaw<LedgerMonthRow[]>`
    select to_char(month, 'YYYY-MM') as month, state, changed_at as "changedAt", author_kind as "authorKind",
           author_id as "authorId", note, closed_nano_usd as "closedNanoUsd"
    from ledger_month order by ledger_month.month desc`;
}

/** Waits until no call is being booked; until the end of the transaction none is. */
async function lockLedger(tx: TenantTransaction, organisationId: string): Promise<void> {
  await tx.$executeRaw`select lock_ledger(${organisationId})`;
}

/**
 * Closes a month: from now on nothing can be booked in it. What comes late is booked in the first open month after it.
 * @returns what the calls booked in it came to, in nano-USD; undefined when it is closed already
 */
export async function closeLedgerMonth(
  tx: TenantTransaction,
  organisationId: string,
  month: MonthText,
  author: LedgerAuthor,
  note: string | null,
): Promise<bigint | undefined> {
  await lockLedger(tx, organisationId);
  const day = firstDayOf(month);
  const rows = await tx.$queryRaw<{ closedNanoUsd: bigint }[]>`
    insert into ledger_month as known (organisation_id, month, state, author_kind, author_id, note, closed_nano_usd)
    select ${organisationId}, ${day}::date, 'closed', ${author.kind}, ${author.id}, ${note}, coalesce(sum(cost_nano_usd), 0)
    from spend_hour where booked_month = ${day}::date
    on conflict (organisation_id, month) do update set
      state = 'closed', changed_at = now(), author_kind = excluded.author_kind, author_id = excluded.author_id,
      note = excluded.note, closed_nano_usd = excluded.closed_nano_usd
    where known.state = 'open'
    returning closed_nano_usd as "closedNanoUsd"`;
  return rows[0]?.closedNanoUsd;
}

/** Opens a closed month again. False when it is open. What was booked in later months stays there. */
export async function reopenLedgerMonth(
  tx: TenantTransaction,
  organisationId: string,
  month: MonthText,
  author: LedgerAuthor,
  note: string,
): Promise<boolean> {
  await lockLedger(tx, organisationId);
  const changed = await tx.$executeRaw`
    update ledger_month set state = 'open', changed_at = now(), author_kind = ${author.kind}, author_id = ${author.id},
      note = ${note}
    where month = ${firstDayOf(month)}::date and state = 'closed'`;
  return changed > 0;
}
