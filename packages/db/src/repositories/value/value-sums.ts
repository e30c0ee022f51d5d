import type { InputConfidence } from '@agent-os/core/economy';
import type { TenantTransaction } from '../../client/index.ts';
import { Prisma } from '../../generated/client.ts';

/** What sums are made by; `day`: midnight of UTC as epoch ms, in digits. */
export type ValueDimension = 'agent' | 'department' | 'kind' | 'day';

export interface ValueQuestion {
  /** Midnight of UTC. */
  readonly from: Date;
  /** Not included. */
  readonly until: Date;
  readonly by: ValueDimension;
  readonly kind?: string | undefined;
  readonly agentId?: string | undefined;
}

const dimensionColumn = {
  agent: Prisma.sql`agent_id`,
  department: Prisma.sql`department_id`,
  kind: Prisma.sql`kind`,
  day: Prisma.sql`(extract(epoch from day) * 1000)::bigint::text`,
} as const;

type SumByConfidence = Readonly<Record<InputConfidence, bigint>>;

/** Outcomes of a group and kind of spend. Amounts in nano-USD, times in seconds. */
export interface OutcomeSumRow {
  readonly id: string;
  readonly simulated: boolean;
  readonly reported: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly expired: number;
  readonly acceptedWithoutValue: number;
  readonly units: bigint;
  readonly value: SumByConfidence;
  readonly humanSeconds: SumByConfidence;
  readonly humanNanoUsd: bigint;
  readonly humanUnratedSeconds: bigint;
  readonly decidedWithoutMinutes: number;
}

interface FlatSums {
  readonly valueMeasured: bigint;
  readonly valueReported: bigint;
  readonly valueDeclared: bigint;
  readonly valueAssumed: bigint;
  readonly humanMeasured: bigint;
  readonly humanReported: bigint;
  readonly humanDeclared: bigint;
  readonly humanAssumed: bigint;
}

const meets = (column: Prisma.Sql, value: string | undefined) =>
  value === undefined ? Prisma.sql`true` : Prisma.sql`${column} = ${value}`;
const ofQuestion = ({ kind, agentId }: ValueQuestion) =>
  Prisma.sql`${meets(Prisma.sql`kind`, kind)} and ${meets(Prisma.sql`agent_id`, agentId)}`;
const conditionsOf = (question: ValueQuestion) =>
  Prisma.sql`day >= ${question.from}::date and day < ${question.until}::date and ${ofQuestion(question)}`;

/** By the day on which they were said; one scan of sums by day. */
export async function sumOutcomes(tx: TenantTransaction, question: ValueQuestion): Promise<OutcomeSumRow[]> {
  const rows = await tx.$queryRaw<(Omit<OutcomeSumRow, 'value' | 'humanSeconds'> & FlatSums)[]>`
    select ${dimensionColumn[question.by]} as id, simulated, sum(reported)::float8 as reported,
      sum(accepted)::float8 as accepted, sum(rejected)::float8 as rejected, sum(expired)::float8 as expired,
      sum(accepted_without_value)::float8 as "acceptedWithoutValue", sum(units)::bigint as units,
      sum(value_measured_nano_usd)::bigint as "valueMeasured", sum(value_reported_nano_usd)::bigint as "valueReported",
      sum(value_declared_nano_usd)::bigint as "valueDeclared", sum(value_assumed_nano_usd)::bigint as "valueAssumed",
      sum(human_measured_seconds)::bigint as "humanMeasured", sum(human_reported_seconds)::bigint as "humanReported",
      sum(human_declared_seconds)::bigint as "humanDeclared", sum(human_assumed_seconds)::bigint as "humanAssumed",
      sum(human_nano_usd)::bigint as "humanNanoUsd", sum(human_unrated_seconds)::bigint as "humanUnratedSeconds",
      sum(decided_without_minutes)::float8 as "decidedWithoutMinutes"
    from outcome_day where ${conditionsOf(question)} group by 1, 2`;
  return rows.map(
    ({
      valueMeasured,
      valueReported,
      valueDeclared,
      valueAssumed,
      humanMeasured,
      humanReported,
      humanDeclared,
      humanAssumed,
      ...row
    }) => ({
      ...row,
      value: { measured: valueMeasured, reported: valueReported, declared: valueDeclared, assumed: valueAssumed },
      humanSeconds: {
        measured: humanMeasured,
        reported: humanReported,
        declared: humanDeclared,
        assumed: humanAssumed,
      },
    }),
  );
}

export interface TaskCostRow {
  readonly id: string;
  readonly simulated: boolean;
  readonly calls: number;
  readonly callsWithoutCost: number;
  readonly costNanoUsd: bigint;
  readonly toolNanoUsd: bigint;
  /** Calls whose energy is known, and what they took. */
  readonly energyCalls: number;
  readonly energyMillijoules: bigint;
  /** What that costs; 0 where energy is in the prices of calls. */
  readonly energyNanoUsd: bigint;
}

/** The price of a kilowatt-hour by the days on which it counts: of several of a day the last that was set. */
const energyPrices = Prisma.sql`
  select effective_from as since, lead(effective_from) over (order by effective_from) as before, nano_usd_per_kwh
  from (
    select distinct on (effective_from) effective_from, nano_usd_per_kwh from energy_price
    order by effective_from, created_at desc
  ) as set`;

/**
 * What the calls of tasks came to, by the day on which they arrived: the ledger's amounts of those calls. Energy is priced row by row, so
 * that sums by whatever come to the same, by what a kilowatt-hour cost on that day.
 */
export function sumTaskCosts(tx: TenantTransaction, question: ValueQuestion): Promise<TaskCostRow[]> {
  return tx.$queryRaw<TaskCostRow[]>`
    select ${dimensionColumn[question.by]} as id, simulated, sum(calls)::float8 as calls,
      sum(calls_without_cost)::float8 as "callsWithoutCost", sum(cost_nano_usd)::bigint as "costNanoUsd",
      sum(tool_nano_usd)::bigint as "toolNanoUsd", sum(energy_calls)::float8 as "energyCalls",
      sum(energy_millijoules)::bigint as "energyMillijoules",
      sum(round(energy_millijoules::numeric * coalesce(nano_usd_per_kwh, 0) / 3600000000))::bigint as "energyNanoUsd"
    from task_cost_day left join (${energyPrices}) price on day >= price.since and (price.before is null or day < price.before)
    where ${conditionsOf(question)} group by 1, 2`;
}

/** Whether energy has a price of its own on a day of the period. */
export async function isEnergyPriced(tx: TenantTransaction, { from, until }: ValueQuestion): Promise<boolean> {
  const rows = await tx.$queryRaw<readonly object[]>`
    select 1 as one from (${energyPrices}) price where nano_usd_per_kwh is not null
      and since < ${until}::date and (before is null or before > ${from}::date) limit 1`;
  return rows.length > 0;
}

export interface EndedTasksRow {
  readonly id: string;
  readonly done: number;
  readonly failed: number;
  readonly cancelled: number;
}

const endedColumn = {
  agent: dimensionColumn.agent,
  department: Prisma.sql`coalesce((select department_id from agent a where a.id = d.agent_id), '')`,
  kind: dimensionColumn.kind,
} as const;

/** How the tasks ended that ended in the period; one scan of sums by day. */
export function countEndedTasks(
  tx: TenantTransaction,
  question: ValueQuestion & { readonly by: Exclude<ValueDimension, 'day'> },
): Promise<EndedTasksRow[]> {
  return tx.$queryRaw<EndedTasksRow[]>`
    select ${endedColumn[question.by]} as id,
      coalesce(sum(tasks) filter (where state = 'done'), 0)::float8 as done,
      coalesce(sum(tasks) filter (where state = 'failed'), 0)::float8 as failed,
      coalesce(sum(tasks) filter (where state = 'cancelled'), 0)::float8 as cancelled
    from task_end_day d where ${conditionsOf(question)} group by 1`;
}
