import { formatCreditTotal, formatExactCredits } from '../format-credits.ts';
import type { CreditPeriod, MarketCredits } from '../market-types.ts';

export interface PeriodRow {
  readonly id: string;
  readonly startsAt: number | null;
  /** A department, or all of them. */
  readonly owner: string;
  readonly isTotal: boolean;
  readonly granted: string;
  readonly used: string;
  readonly sold: string;
  readonly rebated: string;
  readonly expired: string;
  /** Of all departments together; nobody's. */
  readonly burned: string | undefined;
}

export interface TransferRow {
  readonly key: string;
  readonly at: number;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly amount: string;
  readonly exactAmount: string;
  readonly note: string;
}

type Transfer = MarketCredits['transfers'][number];

const kindWords: Readonly<Record<Transfer['kind'], string>> = {
  credit_grant: 'granted',
  credit_use: 'paid for rounds',
  credit_sale: 'got for own slots',
  credit_cover: 'issued for sellers',
  credit_burn: 'burned',
  credit_rebate: 'given back',
  credit_expiry: 'lapsed',
};
const accountWords: Readonly<Record<string, string>> = {
  'credits/issued': 'issued',
  'credits/market': 'the market',
  'credits/burned': 'nobody',
};
const departmentPrefix = 'credits/department/';

/** Periods with a line of their sums above those of their departments. */
export function preparePeriods(periods: readonly CreditPeriod[]): readonly PeriodRow[] {
  return periods.flatMap(({ startsAt, all, departments }) => [
    {
      id: `${startsAt} all`,
      startsAt,
      owner: 'All departments',
      isTotal: true,
      ...amountsOf(all),
      burned: formatCreditTotal(all.burned),
    },
    ...departments.map(({ department, ...moved }) => ({
      id: `${startsAt} ${department.id}`,
      startsAt,
      owner: department.name,
      isTotal: false,
      ...amountsOf(moved),
      burned: undefined,
    })),
  ]);
}

/** The ledger's transfers of credits in words; accounts of departments by their names. */
export function prepareTransfers({ transfers, departments }: MarketCredits): readonly TransferRow[] {
  const names = new Map(departments.map(({ department }) => [`${departmentPrefix}${department.id}`, department.name]));
  const nameOf = (account: string) => names.get(account) ?? accountWords[account] ?? account;
  return transfers.map(({ key, at, kind, from, to, amount, note }) => ({
    key,
    at,
    kind: kindWords[kind],
    from: nameOf(from),
    to: nameOf(to),
    amount: formatCreditTotal(amount),
    exactAmount: formatExactCredits(amount),
    note: note ?? '',
  }));
}

function amountsOf({
  granted,
  used,
  sold,
  rebated,
  expired,
}: Pick<CreditPeriod['all'], 'granted' | 'used' | 'sold' | 'rebated' | 'expired'>) {
  return {
    granted: formatCreditTotal(granted),
    used: formatCreditTotal(used),
    sold: formatCreditTotal(sold),
    rebated: formatCreditTotal(rebated),
    expired: formatCreditTotal(expired),
  };
}
