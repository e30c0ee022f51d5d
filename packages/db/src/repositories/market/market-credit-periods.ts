import type { TenantTransaction } from '../../client/index.ts';
import type { CreditKind } from './market-credits.ts';

/** What the ledger moved of a department's credits in a period; micro-credits. */
export interface CreditPeriodRow {
  /** Null: from before credits of a period were first granted. */
  readonly periodStart: Date | null;
  /** Null for what is nobody's: burned. */
  readonly departmentId: string | null;
  readonly granted: bigint;
  readonly used: bigint;
  /** Got for slots of its own. */
  readonly sold: bigint;
  readonly rebated: bigint;
  readonly burned: bigint;
  readonly expired: bigint;
}

/** What the operator issues for what had to run is in no department's figures. */
type MovedKind = Exclude<CreditKind, 'credit_cover'>;

interface MovedRow extends Pick<CreditPeriodRow, 'periodStart' | 'departmentId'> {
  readonly kind: MovedKind;
  readonly amount: string;
}

/**
 * Transfers of credits by period and department, of the last so many periods, the newest first. A period is over for the ledger when the
 * next one's credits are granted: what its last rounds took is settled in that same transaction.
 */
export async function sumCreditPeriods(tx: TenantTransaction, periods: number): Promise<CreditPeriodRow[]> {
  const rows = await tx.$queryRaw<MovedRow[]>`
    with begun as (
      select given.period_start, min(moved.booked_at) as at
      from market_grant as given
      join ledger_transfer as moved on moved.organisation_id = given.organisation_id and moved.key = given.key
      where given.kind = 'period'
      group by given.period_start
    ), span as (
      select period_start, at, lead(at) over (order by at) as until from begun
    ), moved as (
      select moved.kind, moved.amount,
        coalesce(
          given.period_start,
          (select period_start from span where moved.booked_at > at and (until is null or moved.booked_at <= until))
        ) as period_start,
        substring(
          case when moved.kind in ('credit_grant', 'credit_rebate', 'credit_sale') then debit_account else credit_account end
          from '^credits/department/(.+)$'
        ) as department_id
      from ledger_transfer as moved
      left join market_grant as given
        on moved.kind = 'credit_grant' and given.organisation_id = moved.organisation_id and given.key = moved.key
      where moved.unit = 'micro_credits'
        and moved.kind in ('credit_grant', 'credit_use', 'credit_sale', 'credit_burn', 'credit_rebate', 'credit_expiry')
    )
    select period_start as "periodStart", department_id as "departmentId", kind, sum(amount)::text as amount
    from moved
    where period_start is null
      or period_start in (select period_start from market_grant group by period_start order by period_start desc limit ${periods})
    group by period_start, department_id, kind`;
  return gather(rows);
}

const figures: Readonly<Record<MovedKind, Exclude<keyof CreditPeriodRow, 'periodStart' | 'departmentId'>>> = {
  credit_grant: 'granted',
  credit_use: 'used',
  credit_sale: 'sold',
  credit_rebate: 'rebated',
  credit_burn: 'burned',
  credit_expiry: 'expired',
};

function gather(rows: readonly MovedRow[]): CreditPeriodRow[] {
  const nothing = { granted: 0n, used: 0n, sold: 0n, rebated: 0n, burned: 0n, expired: 0n };
  const byOwner = new Map<string, CreditPeriodRow>();
  for (const { periodStart, departmentId, kind, amount } of rows) {
    const key = `${periodStart?.getTime() ?? ''} ${departmentId ?? ''}`;
    const known = byOwner.get(key) ?? { periodStart, departmentId, ...nothing };
    byOwner.set(key, { ...known, [figures[kind]]: BigInt(amount) });
  }
  return [...byOwner.values()].toSorted(
    (one, other) => (other.periodStart?.getTime() ?? 0) - (one.periodStart?.getTime() ?? 0),
  );
}
