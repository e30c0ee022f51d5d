import { tokenClasses } from '@agent-os/core/economy';
import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';
import type { SpendClass } from './spend.ts';

export interface ClassSpendRow {
  readonly tokenClass: SpendClass;
  /** Tokens or uses, of calls that cost something. */
  readonly quantity: bigint;
  readonly costNanoUsd: bigint;
  readonly simulatedNanoUsd: bigint;
}

const classes: readonly SpendClass[] = [...tokenClasses, 'unsplit'];

const sums = Prisma.join(
  classes.map((name) =>
    Prisma.raw(`coalesce(sum(${name}_quantity), 0)::text as "${name} quantity",
      coalesce(sum(${name}_nano_usd), 0)::text as "${name} cost",
      coalesce(sum(${name}_nano_usd) filter (where simulated), 0)::text as "${name} simulated"`),
  ),
);

/**
 * What the calls of whole UTC hours came to by class of tokens. One row is read once, where `listSpend` by class reads it
 * once for each class; classes without any are left out.
 */
export async function listClassSpend(tx: TenantTransaction, fromMs: number, untilMs: number): Promise<ClassSpendRow[]> {
  const [row] = await tx.$queryRaw<Record<string, string>[]>`
    select ${sums} from spend_hour where hour >= ${new Date(fromMs)} and hour < ${new Date(untilMs)}`;
  const read = (name: string) => BigInt(row?.[name] ?? 0);
  return classes
    .map((tokenClass) => ({
      tokenClass,
      quantity: read(`${tokenClass} quantity`),
      costNanoUsd: read(`${tokenClass} cost`),
      simulatedNanoUsd: read(`${tokenClass} simulated`),
    }))
    .filter(({ quantity, costNanoUsd }) => quantity > 0n || costNanoUsd > 0n);
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

const allTokens = Prisma.raw(classes.map((name) => `${name}_quantity`).join(' + '));

/** Calls, tokens and cost of each model by day of UTC. */
export function listModelDays(tx: TenantTransaction, fromMs: number, untilMs: number): Promise<ModelDayRow[]> {
  return tx.$queryRaw<ModelDayRow[]>`
    select date_trunc('day', hour, 'UTC') as day, model_id as "modelId", sum(calls)::int as calls,
           sum(calls_without_cost)::int as "callsWithoutCost", sum(${allTokens})::bigint as tokens,
           sum(cost_nano_usd)::bigint as "costNanoUsd"
    from spend_hour where hour >= ${new Date(fromMs)} and hour < ${new Date(untilMs)} group by 1, 2`;
}
