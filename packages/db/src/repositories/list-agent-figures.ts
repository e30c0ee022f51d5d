import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';
import { firstIdAt } from '../ids/index.ts';
import { epochMsOf } from './agent-columns.ts';

export interface AgentFiguresRow {
  readonly agentId: string;
  /** When the agent was registered: before that there is no normal day. */
  readonly createdAtMs: number;
  /** Calls of today that ended; those in flight are not among them. */
  readonly callsToday: number;
  readonly failedToday: number;
  readonly simulatedToday: number;
  readonly callsWithoutCostToday: number;
  /** Decimal text; null when no call has a known cost. */
  readonly costTodayNanoUsd: string | null;
  /** Decimal text: cost of the last seven complete UTC days. */
  readonly costLastWeekNanoUsd: string;
  readonly callsLastDay: number;
  readonly failedLastDay: number;
  readonly deniedLastDay: number;
  readonly lastCallAtMs: number | null;
  readonly lastErrorAtMs: number | null;
  readonly lastErrorCode: string | null;
}

export interface AgentFiguresPeriods {
  /** Epoch ms at which the viewer's day began. */
  readonly dayStart: number;
  readonly nowMs: number;
}

const hourMs = 3_600_000;
const quarterMs = 6 * hourMs;
const dayMs = 24 * hourMs;

/** The sums that together are everything since the beginning of an hour: hours to the next quarter of a day, then quarters. */
function sumsSince(startMs: number): Prisma.Sql {
  const [start, quarter] = [new Date(startMs), new Date(Math.ceil(startMs / quarterMs) * quarterMs)];
  return Prisma.sql`(span = 'hour' and starts_at >= ${start} and starts_at < ${quarter}
                     or span = 'quarter' and starts_at >= ${quarter})`;
}

/**
 * A day that begins within an hour (zones of half hours) begins with calls that no hour's row separates: they are
 * counted one by one, at most an hour of them.
 */
function restOfFirstHour(
  dayStart: number,
  firstWholeHour: number,
  agentId: string | undefined,
): Prisma.Sql | undefined {
  if (firstWholeHour === dayStart) return undefined;
  return Prisma.sql`
    select c.agent_id, count(*), count(*) filter (where s.outcome = 'failed'),
           count(*) filter (where c.simulated), count(*) filter (where s.cost_nano_usd is null),
           coalesce(sum(s.cost_nano_usd), 0), 0, 0, 0
    from call c join call_settlement s on s.organisation_id = c.organisation_id and s.call_id = c.id
    where c.id >= ${firstIdAt('call', dayStart)} and c.id < ${firstIdAt('call', firstWholeHour)}
      and ${onlyOf(agentId)}
    group by c.agent_id`;
}

/** The hours and quarters of each agent, and the calls that none of them separates, as one row an agent. */
function withRest(rest: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`, today as (
      select agent_id, sum(calls) as calls, sum(failed) as failed, sum(simulated) as simulated, sum(unknown) as unknown,
             sum(cost) as cost, sum(day_calls) as day_calls, sum(day_failed) as day_failed,
             sum(day_denied) as day_denied
      from (select * from recent union all ${rest}) parts group by agent_id
    )`;
}

type Id = string;
/** In this order, without names: thousands of these travel at once. Costs as decimal text. */
type UsageRow = readonly [
  agentId: Id,
  callsToday: number,
  failedToday: number,
  simulatedToday: number,
  callsWithoutCostToday: number,
  costToday: string,
  callsLastDay: number,
  failedLastDay: number,
  deniedLastDay: number,
];

function onlyOf(agentId: Id | undefined): Prisma.Sql {
  return agentId === undefined ? Prisma.sql`true` : Prisma.sql`agent_id = ${agentId}`;
}

/** What the agents' calls came to today and in the last day; agents without any are left out. */
async function listUsage(
  tx: TenantTransaction,
  { dayStart, nowMs }: AgentFiguresPeriods,
  agentId: Id | undefined,
): Promise<readonly UsageRow[]> {
  const firstWholeHour = Math.ceil(dayStart / hourMs) * hourMs;
  const today = sumsSince(firstWholeHour);
  const lastDay = sumsSince(Math.floor(nowMs / hourMs) * hourMs - 23 * hourMs);
  const only = onlyOf(agentId);
  const rest = restOfFirstHour(dayStart, firstWholeHour, agentId);
  // Each row is asked once to which periods it belongs; asked by every sum, that is half of the time.
  const [all] = await tx.$queryRaw<{ rows: string }[]>`
    with belonging as (
      select agent_id, calls, failed - interrupted as failed_alone, failed, denied, simulated, without_cost, cost_nano_usd,
             case when ${today} then 1 else 0 end as in_today, case when ${lastDay} then 1 else 0 end as in_day
      from agent_usage where (${today} or ${lastDay}) and ${only}
      offset 0
    ), recent as (
      select agent_id, sum(in_today * calls::int) as calls, sum(in_today * failed_alone::int) as failed,
             sum(in_today * simulated::int) as simulated, sum(in_today * without_cost::int) as unknown,
             sum(in_today * cost_nano_usd) as cost, sum(in_day * calls::int) as day_calls,
             sum(in_day * failed::int) as day_failed, sum(in_day * denied::int) as day_denied
      from belonging group by agent_id
    )${rest === undefined ? Prisma.empty : withRest(rest)}
    select coalesce(json_agg(json_build_array(
             agent_id, calls, failed, simulated, unknown, cost::text, day_calls, day_failed, day_denied)), '[]')::text as rows
    from ${rest === undefined ? Prisma.sql`recent` : Prisma.sql`today`}`;
  // The columns are in the order that the type names.
  return JSON.parse(all?.rows ?? '[]') as UsageRow[];
}

/** Decimal text: what each agent's calls of the last seven complete UTC days cost. */
async function listCostsOfWeek(
  tx: TenantTransaction,
  nowMs: number,
  agentId: Id | undefined,
): Promise<ReadonlyMap<Id, string>> {
  const utcDay = Math.floor(nowMs / dayMs) * dayMs;
  const [all] = await tx.$queryRaw<{ costs: string }[]>`
    select coalesce(json_agg(json_build_array(agent_id, cost::text)), '[]')::text as costs
    from (
      select agent_id, sum(cost_nano_usd) as cost from agent_usage
      where span = 'day' and starts_at >= ${new Date(utcDay - 7 * dayMs)} and starts_at < ${new Date(utcDay)}
        and ${onlyOf(agentId)}
      group by agent_id
    ) week`;
  return new Map(JSON.parse(all?.costs ?? '[]') as [Id, string][]);
}

/** In this order, for every agent. Times in epoch ms. */
type EverRow = readonly [
  agentId: Id,
  createdAtMs: number,
  lastCallAtMs: number | null,
  lastErrorAtMs: number | null,
  lastErrorCode: string | null,
];

/** Since when each agent is there, and what happened to it last. */
async function listEver(tx: TenantTransaction, agentId: Id | undefined): Promise<readonly EverRow[]> {
  const [all] = await tx.$queryRaw<{ rows: string }[]>`
    select coalesce(json_agg(json_build_array(
             a.id, ${epochMsOf(Prisma.sql`a.created_at`)}, ${epochMsOf(Prisma.sql`ever.last_call_at`)},
             ${epochMsOf(Prisma.sql`ever.last_error_at`)}, ever.last_error_code)), '[]')::text as rows
    from agent a
    left join agent_usage ever on ever.organisation_id = a.organisation_id and ever.agent_id = a.id
      and ever.span = 'ever' and ever.starts_at = timestamptz 'epoch'
    where ${agentId === undefined ? Prisma.sql`true` : Prisma.sql`a.id = ${agentId}`}`;
  // The columns are in the order that the type names.
  return JSON.parse(all?.rows ?? '[]') as EverRow[];
}

/**
 * What each agent's calls came to: today, in the last 24 clock hours, in the last seven complete UTC days. Of all agents,
 * or of one; in no order. Read from the sums by hour, quarter and day, not from the calls.
 * @param read Runs a query of its own. Three are asked for at once: with thousands of agents, side by side they take half
 * the time.
 */
export async function listAgentFigures(
  read: <Result>(query: (tx: TenantTransaction) => Promise<Result>) => Promise<Result>,
  periods: AgentFiguresPeriods,
  agentId?: Id,
): Promise<AgentFiguresRow[]> {
  const [usage, ever, costsOfWeek] = await Promise.all([
    read((tx) => listUsage(tx, periods, agentId)),
    read((tx) => listEver(tx, agentId)),
    read((tx) => listCostsOfWeek(tx, periods.nowMs, agentId)),
  ]);
  const usageOf = new Map(usage.map((row) => [row[0], row]));
  return ever.map((row) => figuresOf(row, usageOf.get(row[0]), costsOfWeek.get(row[0])));
}

function figuresOf(
  [agentId, createdAtMs, lastCallAtMs, lastErrorAtMs, lastErrorCode]: EverRow,
  usage: UsageRow | undefined,
  costOfWeek: string | undefined,
): AgentFiguresRow {
  const [, calls = 0, failed = 0, simulated = 0, unknown = 0, cost, dayCalls = 0, dayFailed = 0, dayDenied = 0] =
    usage ?? [];
  return {
    agentId,
    createdAtMs,
    callsToday: calls,
    failedToday: failed,
    simulatedToday: simulated,
    callsWithoutCostToday: unknown,
    costTodayNanoUsd: calls > unknown ? (cost ?? null) : null,
    costLastWeekNanoUsd: costOfWeek ?? '0',
    callsLastDay: dayCalls,
    failedLastDay: dayFailed,
    deniedLastDay: dayDenied,
    lastCallAtMs,
    lastErrorAtMs,
    lastErrorCode,
  };
}
