import type { TenantTransaction } from '../client/index.ts';
import { firstIdAt } from '../ids/index.ts';
import { firstDayOf, type LedgerAuthor, type MonthText } from './ledger-months.ts';

export type LedgerUnit = 'nano_usd' | 'micro_credits' | 'millijoules';

export interface NewTransfer {
  readonly organisationId: string;
  /** What makes it once. */
  readonly key: string;
  readonly kind: 'credit_purchase' | 'credit_use' | 'adjustment';
  readonly unit: LedgerUnit;
  readonly debitAccount: string;
  readonly creditAccount: string;
  /** Above 0. */
  readonly amount: bigint;
  /** The month that it is of. Booked there, or in the first open month after it. */
  readonly ofMonth: MonthText;
  readonly author: LedgerAuthor;
  readonly note: string | null;
}

/**
 * Books a transfer once, whatever often it is sent.
 * @returns `booked`; `repeated` when the same one is there; `conflict` when another one has its key
 */
export async function bookTransfer(
  tx: TenantTransaction,
  transfer: NewTransfer,
): Promise<'booked' | 'repeated' | 'conflict'> {
  const { organisationId, key, kind, unit, debitAccount, creditAccount, amount, author } = transfer;
  const day = firstDayOf(transfer.ofMonth);
  await tx.$executeRaw`select lock_ledger(${organisationId})`;
  const booked = await tx.$executeRaw`
    insert into ledger_transfer (
      organisation_id, key, kind, unit, debit_account, credit_account, amount, month, of_month, author_kind, author_id, note
    )
    values (
      ${organisationId}, ${key}, ${kind}, ${unit}, ${debitAccount}, ${creditAccount}, ${amount},
      first_open_month(${organisationId}, ${day}::date), ${day}::date, ${author.kind}, ${author.id}, ${transfer.note}
    )
    on conflict do nothing`;
  if (booked > 0) return 'booked';
  const same = await tx.ledgerTransfer.count({
    where: { organisationId, key, kind, unit, debitAccount, creditAccount, amount, ofMonth: new Date(day) },
  });
  return same > 0 ? 'repeated' : 'conflict';
}

/**
 * Takes a transfer back by its mirror image, in the first open month.
 * @returns `absent` when no transfer has that key, or it is a reversal itself
 */
export async function reverseTransfer(
  tx: TenantTransaction,
  organisationId: string,
  key: string,
  author: LedgerAuthor,
  note: string,
): Promise<'reversed' | 'repeated' | 'absent'> {
  await tx.$executeRaw`select lock_ledger(${organisationId})`;
  const reversed = await tx.$executeRaw`
    insert into ledger_transfer (
      organisation_id, key, kind, unit, debit_account, credit_account, amount, call_id, reverses, month,
      of_month, author_kind, author_id, note
    )
    select organisation_id, 'reverse/' || key, 'reversal', unit, credit_account, debit_account, amount, call_id,
      key, first_open_month(organisation_id, of_month), of_month, ${author.kind}, ${author.id}, ${note}
    from ledger_transfer where key = ${key} and kind <> 'reversal'
    on conflict do nothing`;
  if (reversed > 0) return 'reversed';
  return (await tx.ledgerTransfer.count({ where: { organisationId, reverses: key, key: `reverse/${key}` } })) > 0
    ? 'repeated'
    : 'absent';
}

export interface LedgerBalance {
  readonly account: string;
  readonly unit: LedgerUnit;
  readonly month: MonthText;
  readonly debits: bigint;
  readonly credits: bigint;
}

/** What moved into (debits) and out of (credits) each account whose name begins with the text, by month of the books. */
export function listLedgerBalances(
  tx: TenantTransaction,
  { from, until, accountPrefix = '' }: { from: MonthText; until: MonthText; accountPrefix?: string },
): Promise<LedgerBalance[]> {
  return tx.$queryRaw<LedgerBalance[]>`
    select account, unit, to_char(t.month, 'YYYY-MM') as month,
           coalesce(sum(amount) filter (where side = 'debit'), 0)::bigint as debits,
           coalesce(sum(amount) filter (where side = 'credit'), 0)::bigint as credits
    from ledger_transfer t
    cross join lateral (values ('debit', debit_account), ('credit', credit_account)) as entry (side, account)
    where t.month between ${firstDayOf(from)}::date and ${firstDayOf(until)}::date and starts_with(account, ${accountPrefix})
    group by account, unit, t.month order by t.month, account, unit`;
}

export interface LedgerCheck {
  /** What the month's calls came to by each of three ways of keeping it; all equal, or something is broken. */
  readonly settledNanoUsd: bigint;
  readonly spentNanoUsd: bigint;
  readonly transferredNanoUsd: bigint;
  /** The same of what is in the month's books, which late calls of earlier months are in. */
  readonly bookedSpentNanoUsd: bigint;
  readonly bookedTransferredNanoUsd: bigint;
  /** What adjustments and reversals add to the month's books: debits of spend less its credits. */
  readonly adjustedNanoUsd: bigint;
  readonly calls: number;
  readonly callsWithoutCost: number;
}

/** Compares settlements, sums by hour and transfers of the calls that arrived in a month. Reads all of them. */
export async function checkLedgerMonth(tx: TenantTransaction, month: MonthText): Promise<LedgerCheck> {
  const start = new Date(`${firstDayOf(month)}T00:00:00Z`);
  const end = new Date(start);
  end.setUTCMonth(end.getUTCMonth() + 1);
  const rows = await tx.$queryRaw<LedgerCheck[]>`
    with settled as (
      select coalesce(sum(s.cost_nano_usd), 0)::bigint as cost, count(*)::int as calls,
             (count(*) - count(s.cost_nano_usd))::int as unknown
      from call c join call_settlement s on s.organisation_id = c.organisation_id and s.call_id = c.id
      where c.id >= ${firstIdAt('call', start.getTime())} and c.id < ${firstIdAt('call', end.getTime())}
    ), spent as (
      select coalesce(sum(cost_nano_usd) filter (where hour >= ${start} and hour < ${end}), 0)::bigint as cost,
             coalesce(sum(cost_nano_usd) filter (where booked_month = ${start}::date), 0)::bigint as booked
      from spend_hour where hour >= ${start} and hour < ${end} or booked_month = ${start}::date
    ), moved as (
      select coalesce(sum(amount) filter (where kind = 'call' and of_month = ${start}::date), 0)::bigint as cost,
             coalesce(sum(amount) filter (where kind = 'call' and month = ${start}::date), 0)::bigint as booked,
             coalesce(sum(amount) filter (where kind <> 'call' and month = ${start}::date and starts_with(debit_account, 'spend/')), 0)::bigint
             - coalesce(sum(amount) filter (where kind <> 'call' and month = ${start}::date and starts_with(credit_account, 'spend/')), 0)::bigint
               as adjusted
      from ledger_transfer where unit = 'nano_usd' and month >= ${start}::date
    )
    select settled.cost as "settledNanoUsd", spent.cost as "spentNanoUsd", moved.cost as "transferredNanoUsd",
           spent.booked as "bookedSpentNanoUsd", moved.booked as "bookedTransferredNanoUsd",
           moved.adjusted as "adjustedNanoUsd", settled.calls, settled.unknown as "callsWithoutCost"
    from settled, spent, moved`;
  const [check] = rows;
  if (check === undefined) throw new Error('The comparison of the ledger gave no row.');
  return check;
}
