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
  /**
   * The first of the days on which it cost most, and its calls of the kind: where to look first, so of today only what is folded,
   * or what is not. Null when it cost nothing. Days count since 1970-01-01.
   */
  readonly peakDay: number | null;
  readonly peakCalls: number;
}

/** What each owner of one kind spent in a span of days and in another, in no order. */
export async function listOwnerSpend(tx: TenantTransaction, question: OwnerSpendQuestion): Promise<OwnerSpendRow[]> {
  const { by, simulated, fromMs, untilMs, other } = question;
  const isIn = Prisma.sql`day >= ${new Date(fromMs)}::date and day < ${new Date(untilMs)}::date`;
  const isInOther = Prisma.sql`day >= ${new Date(other.fromMs)}::date and day < ${new Date(other.untilMs)}::date`;
  const isOfKind = Prisma.sql`simulated = ${simulated}`;
  const isCompared = other.fromMs < other.untilMs;
  const first = isCompared ? Math.min(fromMs, other.fromMs) : fromMs;
  const last = isCompared ? Math.max(untilMs, other.untilMs) : untilMs;
  const rows = await tx.$queryRaw<(Omit<OwnerSpendRow, 'peakDay' | 'peakCalls'> & { peak: bigint[] | null })[]>`
    select owner_id as id,
           coalesce(sum(cost_nano_usd) filter (where ${isOfKind} and ${isIn}), 0)::bigint as "costNanoUsd",
           coalesce(sum(cost_nano_usd) filter (where ${isOfKind} and ${isInOther}), 0)::bigint as "otherNanoUsd",
           coalesce(sum(calls) filter (where ${isIn}), 0)::int as calls,
           coalesce(sum(calls_without_cost) filter (where ${isIn}), 0)::int as "callsWithoutCost",
           coalesce(sum(quantity) filter (where ${isIn}), 0)::bigint as quantity,
           max(array[cost_nano_usd, date '1970-01-01' - day, calls])
             filter (where cost_nano_usd > 0 and ${isOfKind} and ${isIn}) as peak
    from ${spendSource(by, first, last)} as spent
    where (${isIn}) or (${isInOther})
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
