import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';
import { firstDayOf, type MonthText } from './ledger-months.ts';
import { spendClasses, type SpendClass } from './spend.ts';

/** Where in the books of a month a page ended; decimal text and ids, so that it travels as JSON. */
export interface BookedSpendKey {
  readonly hourMs: number;
  readonly agentId: string;
  readonly modelId: string;
  readonly departmentId: string;
  readonly teamId: string;
  readonly providerId: string;
  readonly simulated: boolean;
}

export interface BookedSpendRow extends BookedSpendKey {
  /** Ended calls. */
  readonly calls: bigint;
  readonly classes: readonly {
    readonly tokenClass: SpendClass;
    readonly quantity: bigint;
    readonly costNanoUsd: bigint;
  }[];
  /** Of all its calls; null where none of theirs is known. */
  readonly energy: {
    readonly millijoules: bigint;
    readonly estimatedMillijoules: bigint;
    readonly carbonLocationMicrograms: bigint;
    readonly carbonMarketMicrograms: bigint;
  } | null;
}

type SelectedRow = Omit<BookedSpendKey, 'hourMs'> & {
  readonly hour: Date;
  readonly calls: bigint;
  readonly quantities: readonly string[];
  readonly costs: readonly string[];
  readonly energyCalls: bigint;
} & NonNullable<BookedSpendRow['energy']>;

const listOf = (suffix: string): Prisma.Sql =>
  Prisma.raw(`array[${spendClasses.map((name) => `${name}_${suffix}::text`).join(', ')}]`);

/** What is in the books of a month by hour, agent, model and class, from after that key on, at most `limit` keys. */
export async function listBookedSpend(
  tx: TenantTransaction,
  month: MonthText,
  after: BookedSpendKey | null,
  limit: number,
): Promise<BookedSpendRow[]> {
  const rest =
    after === null
      ? Prisma.empty
      : Prisma.sql`and hour >= ${new Date(after.hourMs)}
          and (hour, agent_id, model_id, department_id, team_id, provider_id, simulated) > (
            ${new Date(after.hourMs)}::timestamptz, ${after.agentId}, ${after.modelId}, ${after.departmentId},
            ${after.teamId}, ${after.providerId}, ${after.simulated})`;
  const rows = await tx.$queryRaw<SelectedRow[]>`
    select hour, agent_id as "agentId", model_id as "modelId", department_id as "departmentId", team_id as "teamId",
           provider_id as "providerId", simulated, calls, ${listOf('quantity')} as quantities, ${listOf('nano_usd')} as costs,
           energy_calls as "energyCalls", energy_millijoules as millijoules, energy_estimated_millijoules as "estimatedMillijoules",
           carbon_location_micrograms as "carbonLocationMicrograms", carbon_market_micrograms as "carbonMarketMicrograms"
    from spend_hour
    where booked_month = ${firstDayOf(month)}::date ${rest}
    order by hour, agent_id, model_id, department_id, team_id, provider_id, simulated limit ${limit}`;
  return rows.map(({ hour, calls, quantities, costs, energyCalls, ...sums }) => {
    const { millijoules, estimatedMillijoules, carbonLocationMicrograms, carbonMarketMicrograms, ...key } = sums;
    const energy = { millijoules, estimatedMillijoules, carbonLocationMicrograms, carbonMarketMicrograms };
    return {
      ...key,
      calls,
      hourMs: hour.getTime(),
      classes: spendClasses.flatMap((tokenClass, place) => {
        const [quantity, costNanoUsd] = [BigInt(quantities[place] ?? 0), BigInt(costs[place] ?? 0)];
        return quantity === 0n && costNanoUsd === 0n ? [] : [{ tokenClass, quantity, costNanoUsd }];
      }),
      energy: energyCalls === 0n ? null : energy,
    };
  });
}

export interface BookedMonth {
  /** What the calls in the month's books came to, by the sums by hour; part of it simulated. */
  readonly spentNanoUsd: bigint;
  readonly simulatedNanoUsd: bigint;
  readonly callsWithoutCost: number;
}

export async function sumBookedMonth(tx: TenantTransaction, month: MonthText): Promise<BookedMonth> {
  const rows = await tx.$queryRaw<BookedMonth[]>`
    select coalesce(sum(cost_nano_usd), 0)::bigint as "spentNanoUsd",
           coalesce(sum(cost_nano_usd) filter (where simulated), 0)::bigint as "simulatedNanoUsd",
           coalesce(sum(calls_without_cost), 0)::int as "callsWithoutCost"
    from spend_hour where booked_month = ${firstDayOf(month)}::date`;
  return rows[0] ?? { spentNanoUsd: 0n, simulatedNanoUsd: 0n, callsWithoutCost: 0 };
}

/** What the month's books say was spent: debits of accounts of spend less their credits, corrections included. */
export async function sumLedgerMonth(tx: TenantTransaction, month: MonthText): Promise<bigint> {
  const rows = await tx.$queryRaw<{ nanoUsd: bigint }[]>`
    select (coalesce(sum(amount) filter (where starts_with(debit_account, 'spend/')), 0)
            - coalesce(sum(amount) filter (where starts_with(credit_account, 'spend/')), 0))::bigint as "nanoUsd"
    from ledger_transfer where month = ${firstDayOf(month)}::date and unit = 'nano_usd'`;
  return rows[0]?.nanoUsd ?? 0n;
}

export interface LedgerCorrection {
  readonly key: string;
  /** Below 0 when it takes something back. */
  readonly spentNanoUsd: bigint;
  readonly isOfEarlierMonth: boolean;
  /** Empty when no provider is part of it. */
  readonly providerId: string;
  readonly note: string | null;
}

/** Transfers in the month's books that are no call's and change what was spent. */
export function listLedgerCorrections(tx: TenantTransaction, month: MonthText): Promise<LedgerCorrection[]> {
  return tx.$queryRaw<LedgerCorrection[]>`
    select key, note, of_month < month as "isOfEarlierMonth",
           case when starts_with(debit_account, 'spend/') then amount else -amount end as "spentNanoUsd",
           coalesce(substring(case when starts_with(debit_account, 'spend/') then credit_account else debit_account end
             from '^(?:owed|interrupted)/(.*)$'), '') as "providerId"
    from ledger_transfer
    where month = ${firstDayOf(month)}::date and unit = 'nano_usd' and kind <> 'call'
      and starts_with(debit_account, 'spend/') <> starts_with(credit_account, 'spend/')
    order by key`;
}
