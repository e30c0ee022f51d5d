import type { TenantTransaction } from '../../client/index.ts';
import { Prisma } from '../../generated/client.ts';
import { firstDayOf, type MonthText } from '../ledger-months.ts';
import { spendClasses, type SpendClass } from '../spend.ts';

export interface RecordedDayRow {
  /** Since 1970-01-01. */
  readonly day: number;
  readonly modelId: string;
  /** Booked after the months of the period. */
  readonly late: boolean;
  readonly calls: number;
  readonly callsWithoutCost: number;
  readonly costNanoUsd: bigint;
  readonly simulatedNanoUsd: bigint;
  readonly classes: readonly { readonly tokenClass: SpendClass; readonly quantity: bigint; readonly nanoUsd: bigint }[];
}

export interface RecordedQuestion {
  readonly providerId: string;
  /** Midnights of UTC, the second one not included. */
  readonly from: Date;
  readonly until: Date;
  readonly firstMonth: MonthText;
  readonly lastMonth: MonthText;
  /** Days outside of the period, of which what was booked within its months is wanted too. */
  readonly otherDays: readonly Date[];
}

const sumsOf = (suffix: string): Prisma.Sql =>
  Prisma.raw(`array[${spendClasses.map((name) => `sum(${name}_${suffix})::text`).join(', ')}]`);

type SelectedRow = Omit<RecordedDayRow, 'classes'> & {
  readonly quantities: readonly string[];
  readonly costs: readonly string[];
};

/** What the calls to a provider came to by day of their arrival, model and class: one pass over the sums by hour. */
export async function listRecordedDays(
  tx: TenantTransaction,
  { providerId, from, until, firstMonth, lastMonth, otherDays }: RecordedQuestion,
): Promise<RecordedDayRow[]> {
  const other =
    otherDays.length === 0
      ? Prisma.empty
      : Prisma.sql`or (booked_month between ${firstDayOf(firstMonth)}::date and ${firstDayOf(lastMonth)}::date
          and date_trunc('day', hour, 'UTC') = any(${[...otherDays]}::timestamptz[]))`;
  const rows = await tx.$queryRaw<SelectedRow[]>`
    select (hour at time zone 'UTC')::date - date '1970-01-01' as day, model_id as "modelId",
           booked_month > ${firstDayOf(lastMonth)}::date as late, sum(calls)::int as calls,
           sum(calls_without_cost)::int as "callsWithoutCost", sum(cost_nano_usd)::bigint as "costNanoUsd",
           coalesce(sum(cost_nano_usd) filter (where simulated), 0)::bigint as "simulatedNanoUsd",
           ${sumsOf('quantity')} as quantities, ${sumsOf('nano_usd')} as costs
    from spend_hour
    where provider_id = ${providerId} and ((hour >= ${from} and hour < ${until}) ${other})
    group by 1, 2, 3`;
  return rows.map(({ quantities, costs, ...row }) => ({
    ...row,
    classes: spendClasses.flatMap((tokenClass, place) => {
      const [quantity, nanoUsd] = [BigInt(quantities[place] ?? 0), BigInt(costs[place] ?? 0)];
      return quantity === 0n && nanoUsd === 0n ? [] : [{ tokenClass, quantity, nanoUsd }];
    }),
  }));
}

/** What was booked by hand of a provider in these months, except because of one invoice: debits of spend less its credits. */
export async function sumProviderAdjustments(
  tx: TenantTransaction,
  providerId: string,
  months: { readonly first: MonthText; readonly last: MonthText },
  exceptInvoiceId: string,
): Promise<bigint> {
  const account = `owed/${providerId}`;
  const own = `invoice/${exceptInvoiceId}/`;
  const rows = await tx.$queryRaw<{ nanoUsd: bigint }[]>`
    select (coalesce(sum(amount) filter (where credit_account = ${account} and starts_with(debit_account, 'spend/')), 0)
            - coalesce(sum(amount) filter (where debit_account = ${account} and starts_with(credit_account, 'spend/')), 0)
           )::bigint as "nanoUsd"
    from ledger_transfer
    where month between ${firstDayOf(months.first)}::date and ${firstDayOf(months.last)}::date and unit = 'nano_usd'
      and kind <> 'call' and not starts_with(key, ${own}) and not starts_with(key, ${`reverse/${own}`})`;
  return rows[0]?.nanoUsd ?? 0n;
}

export interface InvoiceCoverageRow {
  readonly providerId: string;
  readonly providerName: string;
  /** Of calls that arrived in the month; real spend alone. */
  readonly recordedNanoUsd: bigint;
  readonly invoices: number;
  readonly openGroups: number;
}

/** Providers with real spend or an invoice in a month. */
export function listInvoiceCoverage(tx: TenantTransaction, month: MonthText): Promise<InvoiceCoverageRow[]> {
  const start = new Date(`${firstDayOf(month)}T00:00:00Z`);
  const end = new Date(start);
  end.setUTCMonth(end.getUTCMonth() + 1);
  return tx.$queryRaw<InvoiceCoverageRow[]>`
    with spent as (
      select provider_id, sum(cost_nano_usd)::bigint as cost from spend_hour
      where hour >= ${start} and hour < ${end} and not simulated and provider_id <> '' group by provider_id
    ), billed as (
      select provider_id, count(*)::int as invoices, sum(open_groups)::int as open from invoice
      where period_first < ${end}::date and period_last >= ${start}::date group by provider_id
    )
    select v.id as "providerId", v.name as "providerName", coalesce(spent.cost, 0)::bigint as "recordedNanoUsd",
           coalesce(billed.invoices, 0)::int as invoices, coalesce(billed.open, 0)::int as "openGroups"
    from provider v
    left join spent on spent.provider_id = v.id
    left join billed on billed.provider_id = v.id
    where spent.cost > 0 or billed.invoices > 0
    order by spent.cost desc nulls last, v.name`;
}
