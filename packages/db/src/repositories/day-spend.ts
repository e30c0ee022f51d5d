import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';
import { spendSource, type SpendCut } from './spend-source.ts';

export interface DaySpendRow {
  /** Midnight of UTC. */
  readonly day: Date;
  readonly simulated: boolean;
  readonly calls: number;
  readonly callsWithoutCost: number;
  readonly costNanoUsd: bigint;
}

/** What all calls came to by UTC day, simulated ones apart. Both bounds are midnights of UTC, the second not included. */
export function listDaySpend(tx: TenantTransaction, fromMs: number, untilMs: number): Promise<DaySpendRow[]> {
  return tx.$queryRaw<DaySpendRow[]>`
    select day, simulated, sum(calls)::int as calls, sum(calls_without_cost)::int as "callsWithoutCost",
           sum(cost_nano_usd)::bigint as "costNanoUsd"
    from ${spendSource('booked', fromMs, untilMs)} as spent group by day, simulated order by day, simulated`;
}

export interface OwnerSpendQuestion {
  readonly by: Exclude<SpendCut, 'booked' | 'pair'>;
  /** Amounts are of this kind; calls are all. */
  readonly simulated: boolean;
  /** Midnights of UTC; the second is not included. */
  readonly fromMs: number;
  readonly untilMs: number;
  /** A span of days to compare with; the same bounds. */
  readonly other: { readonly fromMs: number; readonly untilMs: number };
}

export interface OwnerSpendRow {
  /** Empty: what no owner of the kind has. */
  readonly id: string;
  readonly costNanoUsd: bigint;
  readonly otherNanoUsd: bigint;
  readonly calls: number;
  readonly callsWithoutCost: number;
  /** Tokens and uses, of calls of both kinds that cost something. */
  readonly quantity: bigint;
  /** The first of the days on which it cost most; null when it cost nothing. Days count since 1970-01-01. */
  readonly peakDay: number | null;
  readonly peakCalls: number;
}

/** What each owner of one kind spent in a span of days and in another, in no order. */
export async function listOwnerSpend(tx: TenantTransaction, question: OwnerSpendQuestion): Promise<OwnerSpendRow[]> {
  const { by, simulated, fromMs, untilMs, other } = question;
  const isIn = Prisma.sql`day >= ${new Date(fromMs)}::date and day < ${new Date(untilMs)}::date`;
  const isInOther = Prisma.sql`day >= ${new Date(other.fromMs)}::date and day < ${new Date(other.untilMs)}::date`;
  const [first, last] = [Math.min(fromMs, other.fromMs), Math.max(untilMs, other.untilMs)];
  const rows = await tx.$queryRaw<(Omit<OwnerSpendRow, 'peakDay' | 'peakCalls'> & { peak: bigint[] | null })[]>`
    select owner_id as id,
           coalesce(sum(cost) filter (where ${isIn}), 0)::bigint as "costNanoUsd",
           coalesce(sum(cost) filter (where ${isInOther}), 0)::bigint as "otherNanoUsd",
           coalesce(sum(calls) filter (where ${isIn}), 0)::int as calls,
           coalesce(sum(unpriced) filter (where ${isIn}), 0)::int as "callsWithoutCost",
           coalesce(sum(quantity) filter (where ${isIn}), 0)::bigint as quantity,
           max(array[cost, date '1970-01-01' - day, calls]) filter (where cost > 0 and ${isIn}) as peak
    from (
      select owner_id, day, coalesce(sum(cost_nano_usd) filter (where simulated = ${simulated}), 0)::bigint as cost,
             sum(calls)::bigint as calls, sum(calls_without_cost) as unpriced, sum(quantity) as quantity
      from ${spendSource(by, first, last)} as spent
      where (${isIn}) or (${isInOther})
      group by owner_id, day
    ) as of_day
    group by owner_id`;
  return rows.map(({ peak, ...row }) => ({
    ...row,
    peakDay: peak?.[1] === undefined ? null : -Number(peak[1]),
    peakCalls: Number(peak?.[2] ?? 0),
  }));
}

export interface PairDayRow extends DaySpendRow {
  readonly agentId: string;
  /** Empty for calls that ended before a model was found. */
  readonly modelId: string;
  readonly inputQuantity: number;
  readonly outputQuantity: number;
}

export interface DearPairsQuestion {
  /** Midnights of UTC; the last is not included. */
  readonly fromMs: number;
  readonly markedMs: number;
  readonly untilMs: number;
  readonly leastNanoUsd: bigint;
  readonly leastDays: number;
}

/**
 * Days of agents on models: of those pairs only that have so many days, and spent so much on one of them from `markedMs` on. There
 * are many pairs, and few of them can stand out.
 */
export function listDearPairs(tx: TenantTransaction, question: DearPairsQuestion): Promise<PairDayRow[]> {
  const { fromMs, markedMs, untilMs, leastNanoUsd, leastDays } = question;
  return tx.$queryRaw<PairDayRow[]>`
    with spent as materialized (
      select owner_id, part_id, day, simulated, sum(calls) as calls, sum(calls_without_cost) as unpriced,
             sum(cost_nano_usd) as cost, sum(quantity) as quantity, sum(output_quantity) as written
      from ${spendSource('pair', fromMs, untilMs)} as spent group by owner_id, part_id, day, simulated
    )
    select owner_id as "agentId", part_id as "modelId", day, simulated, calls::int as calls,
           unpriced::int as "callsWithoutCost", cost::bigint as "costNanoUsd",
           (quantity - written)::float8 as "inputQuantity", written::float8 as "outputQuantity"
    from spent
    where (owner_id, part_id) in (
      select owner_id, part_id from spent group by owner_id, part_id
      having count(*) >= ${leastDays}
        and max(cost) filter (where day >= ${new Date(markedMs)}::date) >= ${leastNanoUsd}
    )
    order by owner_id, part_id, day, simulated`;
}

export interface ModelDayRow {
  /** Midnight of UTC. */
  readonly day: Date;
  /** Empty for calls that ended before a model was found. */
  readonly modelId: string;
  readonly calls: number;
  readonly callsWithoutCost: number;
  readonly tokens: bigint;
  readonly costNanoUsd: bigint;
}

/** Calls, tokens and cost of each model by day of UTC. */
export function listModelDays(tx: TenantTransaction, fromMs: number, untilMs: number): Promise<ModelDayRow[]> {
  return tx.$queryRaw<ModelDayRow[]>`
    select day, owner_id as "modelId", sum(calls)::int as calls, sum(calls_without_cost)::int as "callsWithoutCost",
           sum(quantity)::bigint as tokens, sum(cost_nano_usd)::bigint as "costNanoUsd"
    from ${spendSource('model', fromMs, untilMs)} as spent group by day, owner_id`;
}
