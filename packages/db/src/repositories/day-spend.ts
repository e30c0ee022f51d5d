import type { TenantTransaction } from '../client/index.ts';
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
  /**
   * The first of the days on which it cost most, and its calls of the kind: where to look first, so of today only what is folded,
   * or what is not. Null when it cost nothing. Days count since 1970-01-01.
   */
  readonly peakDay: number | null;
  readonly peakCalls: number;
}

/** In this order, without names: thousands of these travel at once, and decoded one by one they cost more than to read. Sums as decimal text. */
type OwnerSums = readonly [
  id: string,
  costNanoUsd: string,
  otherNanoUsd: string,
  calls: number,
  callsWithoutCost: number,
  quantity: string,
  peakDay: number | null,
  peakCalls: number | null,
];

/** What each owner of one kind spent in a span of days and in another, by id. */
export async function listOwnerSpend(tx: TenantTransaction, question: OwnerSpendQuestion): Promise<OwnerSpendRow[]> {
  const { by, simulated, fromMs, untilMs, other } = question;
  const isCompared = other.fromMs < other.untilMs;
  const first = isCompared ? Math.min(fromMs, other.fromMs) : fromMs;
  const last = isCompared ? Math.max(untilMs, other.untilMs) : untilMs;
  // Each row is asked once to what it belongs, and its day reckoned once.
  const [all] = await tx.$queryRaw<{ rows: string }[]>`
    with spent as (
      select owner_id, day, cost_nano_usd, calls, calls_without_cost, quantity, is_in,
             is_in and simulated = ${simulated} as is_cost, is_other and simulated = ${simulated} as is_other_cost
      from (
        select *, day >= ${new Date(fromMs)}::date and day < ${new Date(untilMs)}::date as is_in,
               day >= ${new Date(other.fromMs)}::date and day < ${new Date(other.untilMs)}::date as is_other
        from ${spendSource(by, first, last)} as source offset 0
      ) as placed
      where is_in or is_other
    ), owned as (
      select owner_id, coalesce(sum(cost_nano_usd) filter (where is_cost), 0) as cost,
             coalesce(sum(cost_nano_usd) filter (where is_other_cost), 0) as other_cost,
             coalesce(sum(calls) filter (where is_in), 0) as calls,
             coalesce(sum(calls_without_cost) filter (where is_in), 0) as calls_without_cost,
             coalesce(sum(quantity) filter (where is_in), 0) as quantity,
             max(array[cost_nano_usd, date '1970-01-01' - day, calls]) filter (where is_cost and cost_nano_usd > 0) as peak
      from spent group by owner_id
    )
    select coalesce(json_agg(json_build_array(
             owner_id, cost::text, other_cost::text, calls, calls_without_cost, quantity::text, -peak[2], peak[3]
           ) order by owner_id), '[]')::text as rows
    from owned`;
  // The columns are in the order that the type names.
  return (JSON.parse(all?.rows ?? '[]') as OwnerSums[]).map(
    ([id, cost, otherCost, calls, callsWithoutCost, quantity, peakDay, peakCalls]) => ({
      id,
      costNanoUsd: BigInt(cost),
      otherNanoUsd: BigInt(otherCost),
      calls,
      callsWithoutCost,
      quantity: BigInt(quantity),
      peakDay,
      peakCalls: peakCalls ?? 0,
    }),
  );
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
}

/**
 * Days of agents on models: of those pairs only that spent so much on a day from `markedMs` on. There are many pairs, and few
 * of them can stand out; so whether one may is asked of each sum by day alone, and found when its day is folded.
 */
export async function listDearPairs(tx: TenantTransaction, question: DearPairsQuestion): Promise<PairDayRow[]> {
  const { fromMs, markedMs, untilMs, leastNanoUsd } = question;
  const dear = await tx.$queryRaw<{ agentId: string; modelId: string }[]>`
    select distinct owner_id as "agentId", part_id as "modelId"
    from ${spendSource('pair', markedMs, untilMs)} as spent where cost_nano_usd >= ${leastNanoUsd}`;
  if (dear.length === 0) return [];
  const agents = [...new Set(dear.map(({ agentId }) => agentId))];
  const pairs = dear.map(({ agentId, modelId }) => `${agentId}/${modelId}`);
  return tx.$queryRaw<PairDayRow[]>`
    select owner_id as "agentId", part_id as "modelId", day, simulated, sum(calls)::int as calls,
           sum(calls_without_cost)::int as "callsWithoutCost", sum(cost_nano_usd)::bigint as "costNanoUsd",
           sum(quantity - output_quantity)::float8 as "inputQuantity", sum(output_quantity)::float8 as "outputQuantity"
    from ${spendSource('pair', fromMs, untilMs)} as spent
    where owner_id = any(${agents}) and owner_id || '/' || part_id = any(${pairs})
    group by owner_id, part_id, day, simulated order by owner_id, part_id, day, simulated`;
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
