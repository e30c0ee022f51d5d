import { Prisma } from '../../generated/client.ts';
import type { TenantTransaction } from '../../client/index.ts';
import { firstDayOf, type LedgerAuthor, type MonthText } from '../ledger-months.ts';

export type CreditKind =
  | 'credit_grant'
  | 'credit_use'
  | 'credit_sale'
  | 'credit_cover'
  | 'credit_burn'
  | 'credit_rebate'
  | 'credit_expiry';

/** Micro-credits from one account to another. */
export interface CreditTransfer {
  /** What makes it once. */
  readonly key: string;
  readonly kind: CreditKind;
  /** The account that has less afterwards. */
  readonly from: string;
  readonly to: string;
  /** Above 0. */
  readonly amount: bigint;
  readonly note: string | null;
}

/** Where credits come from, and where rounds put them. Departments' accounts are `credits/department/` and their id. */
export const creditAccounts = { issued: 'credits/issued', market: 'credits/market', burned: 'credits/burned' } as const;
const departmentPrefix = 'credits/department/';

export function departmentAccount(departmentId: string): string {
  return `${departmentPrefix}${departmentId}`;
}

/**
 * Books transfers of credits in the ledger, each once, whatever often it is sent.
 * @param at the month that they are of; booked there or in the first open month after it
 * @returns how many of them were not there yet
 */
export async function bookCredits(
  tx: TenantTransaction,
  organisationId: string,
  transfers: readonly CreditTransfer[],
  author: LedgerAuthor,
  at: Date,
): Promise<number> {
  if (transfers.length === 0) return 0;
  const month = `${at.toISOString().slice(0, 7)}-01`;
  await tx.$executeRaw`select lock_ledger(${organisationId})`;
  const rows = transfers.map(
    ({ key, kind, from, to, amount, note }) => Prisma.sql`
      (${organisationId}, ${key}, ${kind}, 'micro_credits', ${to}, ${from}, ${amount}::bigint,
       first_open_month(${organisationId}, ${month}::date), ${month}::date, ${author.kind}, ${author.id}, ${note}::text)`,
  );
  return tx.$executeRaw`
    insert into ledger_transfer (
      organisation_id, key, kind, unit, debit_account, credit_account, amount, month, of_month, author_kind, author_id, note
    )
    values ${Prisma.join(rows)}
    on conflict do nothing`;
}

export interface CreditBalance {
  readonly account: string;
  /** What came less what went; below 0 for the account that credits are issued from. */
  readonly amount: bigint;
}

/** What every account of credits has; they sum to 0. */
export async function listCreditBalances(tx: TenantTransaction): Promise<CreditBalance[]> {
  // Each transfer is read once: those from one account to another are added up first.
  const rows = await tx.$queryRaw<{ account: string; amount: string }[]>`
    with moved as materialized (
      select debit_account, credit_account, sum(amount) as amount from ledger_transfer
      where unit = 'micro_credits' group by debit_account, credit_account
    )
    select account, sum(amount)::text as amount from (
      select debit_account as account, amount from moved
      union all
      select credit_account, -amount from moved
    ) as entry
    group by account order by account`;
  return rows.map(({ account, amount }) => ({ account, amount: BigInt(amount) }));
}

export interface CreditsUsed {
  readonly departmentId: string;
  /** Micro-credits. */
  readonly amount: bigint;
}

/** What departments paid in rounds that are booked in a month (`2026-11`), by their ids. */
export async function sumCreditsUsed(tx: TenantTransaction, month: MonthText): Promise<CreditsUsed[]> {
  const rows = await tx.$queryRaw<{ departmentId: string; amount: string }[]>`
    select substring(credit_account from ${`^${departmentPrefix}(.+)$`}) as "departmentId", sum(amount)::text as amount
    from ledger_transfer
    where unit = 'micro_credits' and kind = 'credit_use' and month = ${firstDayOf(month)}::date
    group by 1 order by 1`;
  return rows.map(({ departmentId, amount }) => ({ departmentId, amount: BigInt(amount) }));
}

export interface CreditTransferRow extends CreditTransfer {
  readonly bookedAt: Date;
}

/** The latest, the newest first. */
export function listCreditTransfers(tx: TenantTransaction, limit: number): Promise<CreditTransferRow[]> {
  return tx.$queryRaw<CreditTransferRow[]>`
    select key, kind, credit_account as "from", debit_account as "to", amount, note, booked_at as "bookedAt"
    from ledger_transfer
    where unit = 'micro_credits' and kind in ('credit_grant', 'credit_use', 'credit_sale', 'credit_cover', 'credit_burn', 'credit_rebate', 'credit_expiry')
    order by booked_at desc, key limit ${limit}`;
}

export interface NewMarketGrant {
  readonly key: string;
  readonly departmentId: string;
  readonly periodStart: Date;
  readonly amount: bigint;
  readonly kind: 'period' | 'extra';
  readonly author: LedgerAuthor;
  readonly reason: string;
  readonly at: Date;
}

/**
 * Grants credits to departments: a row and a transfer each, once.
 * @returns those that were not granted yet
 */
export async function grantCredits(
  tx: TenantTransaction,
  organisationId: string,
  grants: readonly NewMarketGrant[],
): Promise<readonly NewMarketGrant[]> {
  const made: NewMarketGrant[] = [];
  for (const grant of grants) {
    const { author, ...row } = grant;
    const { count } = await tx.marketGrant.createMany({
      data: [{ organisationId, ...row, authorKind: author.kind, authorId: author.id }],
      skipDuplicates: true,
    });
    if (count === 0) continue;
    const { key, departmentId, amount, reason } = grant;
    const transfer = {
      key,
      kind: 'credit_grant',
      from: creditAccounts.issued,
      to: departmentAccount(departmentId),
      amount,
      note: reason,
    } as const;
    await bookCredits(tx, organisationId, [transfer], author, grant.at);
    made.push(grant);
  }
  return made;
}

/** Departments that have been granted the credits of this period. */
export async function findGrantedDepartments(tx: TenantTransaction, periodStart: Date): Promise<ReadonlySet<string>> {
  const rows = await tx.marketGrant.findMany({
    where: { periodStart, kind: 'period' },
    select: { departmentId: true },
  });
  return new Set(rows.map(({ departmentId }) => departmentId));
}
