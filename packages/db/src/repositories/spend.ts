import { tokenClasses, type TokenClass } from '@agent-os/core/economy';
import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';

const spendColumns = {
  department: Prisma.sql`department_id`,
  team: Prisma.sql`team_id`,
  agent: Prisma.sql`agent_id`,
  model: Prisma.sql`model_id`,
  provider: Prisma.sql`provider_id`,
  tokenClass: Prisma.sql`token_class`,
} as const;

export type SpendDimension = keyof typeof spendColumns;

/** A class of tokens, or `unsplit` for costs of which no classes are known. */
export type SpendClass = TokenClass | 'unsplit';

/** In the order of the table's columns. */
export const spendClasses: readonly SpendClass[] = [...tokenClasses, 'unsplit'];

export interface SpendQuestion {
  /** Calls that arrived in whole UTC hours from `fromMs` until before `untilMs`. */
  readonly fromMs: number;
  readonly untilMs: number;
  /** One row for each value that occurs of these together; none: one row in all. */
  readonly by: readonly SpendDimension[];
  /** Also one row for each of these spans of UTC. */
  readonly span?: 'hour' | 'day' | 'month' | undefined;
  /** Only what has one of these values, for each dimension that is named. Empty text: none (no team, no model). */
  readonly only?: Readonly<Partial<Record<SpendDimension, readonly string[]>>> | undefined;
}

export interface SpendRow {
  /** Beginning of the span; null when none was asked for. */
  readonly startsAt: Date | null;
  /** Null for dimensions that were not asked for. */
  readonly department: string | null;
  readonly team: string | null;
  readonly agent: string | null;
  readonly model: string | null;
  readonly provider: string | null;
  readonly tokenClass: SpendClass | null;
  /** Tokens or uses, of calls that cost something; 0 unless classes were asked for. */
  readonly quantity: bigint;
  readonly costNanoUsd: bigint;
  /** That part of the cost that nobody pays, as no real model worked for it. */
  readonly simulatedNanoUsd: bigint;
  /** Ended calls; of rows by class, all those whose agent, model and hour had any of it. */
  readonly calls: number;
  /** Of them, those without a known cost. */
  readonly callsWithoutCost: number;
}

/** What calls came to, over any period and by any of what finance groups by: one scan of sums by hour. */
export function listSpend(tx: TenantTransaction, question: SpendQuestion): Promise<SpendRow[]> {
  const { by, span, only = {} } = question;
  const byClass = by.includes('tokenClass') || only.tokenClass !== undefined;
  const columns = Object.entries(spendColumns).map(([name, column]) => ({
    column,
    asked: by.some((dimension) => dimension === name),
    alias: Prisma.raw(`"${name}"`),
  }));
  const start = span === undefined ? Prisma.sql`null::timestamptz` : Prisma.sql`date_trunc(${span}, hour, 'UTC')`;
  const conditions = [
    Prisma.sql`hour >= ${new Date(question.fromMs)}`,
    Prisma.sql`hour < ${new Date(question.untilMs)}`,
    ...Object.entries(only).map(([name, values]) => Prisma.sql`${columnOf(name)} = any(${values})`),
    ...(byClass ? [Prisma.sql`(quantity > 0 or nano_usd <> 0)`] : []),
  ];
  const groups = [
    ...(span === undefined ? [] : [Prisma.sql`"startsAt"`]),
    ...columns.filter(({ asked }) => asked).map(({ column }) => column),
  ];
  const [quantity, cost] = byClass
    ? [Prisma.sql`quantity`, Prisma.sql`nano_usd`]
    : [Prisma.sql`0`, Prisma.sql`cost_nano_usd`];
  return tx.$queryRaw<SpendRow[]>`
    select ${start} as "startsAt",
           ${Prisma.join(columns.map(({ column, asked, alias }) => Prisma.sql`${asked ? column : Prisma.sql`null`} as ${alias}`))},
           coalesce(sum(${quantity}), 0)::bigint as quantity,
           coalesce(sum(${cost}), 0)::bigint as "costNanoUsd",
           coalesce(sum(${cost}) filter (where simulated), 0)::bigint as "simulatedNanoUsd",
           coalesce(sum(calls), 0)::int as calls,
           coalesce(sum(calls_without_cost), 0)::int as "callsWithoutCost"
    from spend_hour ${byClass ? eachClass : Prisma.empty}
    where ${Prisma.join(conditions, ' and ')}
    ${groups.length === 0 ? Prisma.empty : Prisma.sql`group by ${Prisma.join(groups)} order by ${Prisma.join(groups)}`}`;
}

/** One row a class of each row of `spend_hour`: token_class, quantity, nano_usd. */
const eachClass = Prisma.sql`cross join lateral (values ${Prisma.join(
  spendClasses.map((name) => Prisma.raw(`('${name}', ${name}_quantity, ${name}_nano_usd)`)),
)}) as class (token_class, quantity, nano_usd)`;

function columnOf(name: string): Prisma.Sql {
  for (const [known, column] of Object.entries(spendColumns)) if (known === name) return column;
  throw new RangeError(`Spend is not kept by ${name}.`);
}
