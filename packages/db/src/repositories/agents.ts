import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';
import { firstIdAt } from '../ids/index.ts';

export interface AgentRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly purpose: string;
  readonly state: 'active' | 'suspended' | 'retired';
  readonly riskClass: 'R0' | 'R1' | 'R2' | 'R3' | 'R4' | null;
  readonly allowedModels: string[];
  readonly version: number;
  readonly versionAtMs: number;
  readonly createdAtMs: number;
  readonly department: { readonly id: string; readonly slug: string; readonly name: string };
  readonly team: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly departmentId: string;
  } | null;
  readonly owner: { readonly id: string; readonly name: string } | null;
}

/** Without the purpose: thousands of these travel at once. */
export interface AgentActivityRow extends Omit<AgentRow, 'purpose'> {
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

export interface AgentActivityPeriods {
  /** Epoch ms at which the viewer's day began. */
  readonly dayStart: number;
  readonly nowMs: number;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** As a float, which JSON carries as a number; exact for any whole millisecond. */
function epochMsOf(column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`floor(extract(epoch from ${column}) * 1000)::float8`;
}

const ownColumns = Prisma.sql`
  a.id, a.slug, a.name, a.state, a.risk_class as "riskClass", a.allowed_models as "allowedModels",
  a.version, ${epochMsOf(Prisma.sql`a.version_at`)} as "versionAtMs",
  ${epochMsOf(Prisma.sql`a.created_at`)} as "createdAtMs"`;

const agentColumns = Prisma.sql`
  ${ownColumns}, a.purpose,
  jsonb_build_object('id', d.id, 'slug', d.slug, 'name', d.name) as department,
  case when t.id is null then null
       else jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name, 'departmentId', t.department_id) end as team,
  case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as owner`;

const agentTables = Prisma.sql`
  agent a
  join department d on d.organisation_id = a.organisation_id and d.id = a.department_id
  left join team t on t.organisation_id = a.organisation_id and t.id = a.team_id
  left join person p on p.id = a.owner_person_id`;

/** The agents of these ids that exist here; locked until the transaction ends, so that changes follow one another. */
export function lockAgents(tx: TenantTransaction, agentIds: readonly string[]): Promise<AgentRow[]> {
  return tx.$queryRaw<AgentRow[]>`
    select ${agentColumns} from ${agentTables} where a.id = any(${agentIds}) order by a.id for no key update of a`;
}

/** The agents of these ids that exist here. */
export function findAgents(tx: TenantTransaction, agentIds: readonly string[]): Promise<AgentRow[]> {
  return tx.$queryRaw<
    AgentRow[]
  >`select ${agentColumns} from ${agentTables} where a.id = any(${agentIds}) order by a.id`;
}

export async function findAgent(tx: TenantTransaction, agentId: string): Promise<AgentRow | undefined> {
  const rows = await tx.$queryRaw<AgentRow[]>`select ${agentColumns} from ${agentTables} where a.id = ${agentId}`;
  return rows[0];
}

export async function findAgentIdBySlug(tx: TenantTransaction, slug: string): Promise<string | undefined> {
  const found = await tx.agent.findFirst({ where: { slug }, select: { id: true } });
  return found?.id;
}

/**
 * A day that begins within an hour (zones of half hours) begins with calls that no hour's row separates: they are
 * counted one by one, at most an hour of them.
 */
function restOfFirstHour(dayStart: number, firstWholeHour: number, agentId: string | undefined): Prisma.Sql {
  if (firstWholeHour === dayStart) return Prisma.empty;
  return Prisma.sql`
    union all
    select c.agent_id, count(*), count(*) filter (where s.outcome = 'failed'),
           count(*) filter (where c.simulated), count(*) filter (where s.cost_nano_usd is null),
           coalesce(sum(s.cost_nano_usd), 0), 0, 0, 0
    from call c join call_settlement s on s.organisation_id = c.organisation_id and s.call_id = c.id
    where c.id >= ${firstIdAt('call', dayStart)} and c.id < ${firstIdAt('call', firstWholeHour)}
      and ${agentId === undefined ? Prisma.sql`true` : Prisma.sql`c.agent_id = ${agentId}`}
    group by c.agent_id`;
}

interface ListedAgent extends Omit<AgentActivityRow, 'department' | 'team' | 'owner'> {
  readonly departmentId: string;
  readonly teamId: string | null;
  readonly ownerId: string | null;
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Agents by department and slug, with what their calls came to: today, in the last 24 clock hours, in the last seven
 * complete UTC days. All of them, or one. Read from the sums by hour and day, not from the calls.
 */
export async function listAgentActivity(
  tx: TenantTransaction,
  { dayStart, nowMs }: AgentActivityPeriods,
  agentId?: string,
): Promise<AgentActivityRow[]> {
  const firstWholeHour = Math.ceil(dayStart / hourMs) * hourMs;
  const lastDay = new Date(Math.floor(nowMs / hourMs) * hourMs - 23 * hourMs);
  const today = new Date(firstWholeHour);
  const earliest = today < lastDay ? today : lastDay;
  const utcDay = Math.floor(nowMs / dayMs) * dayMs;
  const only = agentId === undefined ? Prisma.sql`true` : Prisma.sql`agent_id = ${agentId}`;
  // One text for all rows: thousands of rows of thirty columns cost more to decode one by one than to read. Whom they
  // belong to is said once and put in here, as a third of the text would be the same few names.
  const [all] = await tx.$queryRaw<{ rows: string; departments: string; teams: string; owners: string }[]>`
    with recent as (
      select agent_id, coalesce(sum(calls::int) filter (where starts_at >= ${today}), 0) as calls,
             coalesce(sum((failed - interrupted)::int) filter (where starts_at >= ${today}), 0) as failed,
             coalesce(sum(simulated::int) filter (where starts_at >= ${today}), 0) as simulated,
             coalesce(sum(without_cost::int) filter (where starts_at >= ${today}), 0) as unknown,
             coalesce(sum(cost_nano_usd) filter (where starts_at >= ${today}), 0) as cost,
             coalesce(sum(calls::int) filter (where starts_at >= ${lastDay}), 0) as "dayCalls",
             coalesce(sum(failed::int) filter (where starts_at >= ${lastDay}), 0) as "dayFailed",
             coalesce(sum(denied::int) filter (where starts_at >= ${lastDay}), 0) as "dayDenied"
      from agent_usage where span = 'hour' and starts_at >= ${earliest} and ${only} group by agent_id
      ${restOfFirstHour(dayStart, firstWholeHour, agentId)}
    ), today as (
      select agent_id, sum(calls) as calls, sum(failed) as failed, sum(simulated) as simulated, sum(unknown) as unknown,
             sum(cost) as cost, sum("dayCalls") as "dayCalls", sum("dayFailed") as "dayFailed",
             sum("dayDenied") as "dayDenied"
      from recent group by agent_id
    ), week as (
      select agent_id, sum(cost_nano_usd) as cost from agent_usage
      where span = 'day' and starts_at >= ${new Date(utcDay - 7 * dayMs)} and starts_at < ${new Date(utcDay)} and ${only}
      group by agent_id
    )
    select coalesce(json_agg(listed), '[]')::text as rows,
           (select coalesce(json_agg(json_build_object('id', id, 'slug', slug, 'name', name)), '[]')::text
            from department) as departments,
           (select coalesce(json_agg(json_build_object(
              'id', id, 'slug', slug, 'name', name, 'departmentId', department_id)), '[]')::text from team) as teams,
           (select coalesce(json_agg(json_build_object('id', id, 'name', name)), '[]')::text from person
            where id in (select owner_person_id from agent)) as owners
    from (
    select ${ownColumns}, a.department_id as "departmentId", a.team_id as "teamId", a.owner_person_id as "ownerId",
           coalesce(today.calls, 0)::int as "callsToday", coalesce(today.failed, 0)::int as "failedToday",
           coalesce(today.simulated, 0)::int as "simulatedToday",
           coalesce(today.unknown, 0)::int as "callsWithoutCostToday",
           case when today.calls > today.unknown then today.cost::text end as "costTodayNanoUsd",
           coalesce(week.cost, 0)::text as "costLastWeekNanoUsd",
           coalesce(today."dayCalls", 0)::int as "callsLastDay", coalesce(today."dayFailed", 0)::int as "failedLastDay",
           coalesce(today."dayDenied", 0)::int as "deniedLastDay",
           ${epochMsOf(Prisma.sql`ever.last_call_at`)} as "lastCallAtMs",
           ${epochMsOf(Prisma.sql`ever.last_error_at`)} as "lastErrorAtMs", ever.last_error_code as "lastErrorCode"
    from agent a
    join department d on d.organisation_id = a.organisation_id and d.id = a.department_id
    left join today on today.agent_id = a.id
    left join week on week.agent_id = a.id
    left join agent_usage ever on ever.organisation_id = a.organisation_id and ever.agent_id = a.id
      and ever.span = 'ever' and ever.starts_at = timestamptz 'epoch'
    where ${agentId === undefined ? Prisma.sql`true` : Prisma.sql`a.id = ${agentId}`}
    order by d.name, d.id, a.slug
    ) listed`;
  if (all === undefined) return [];
  // The columns are named above as the types name them.
  const listed = JSON.parse(all.rows) as ListedAgent[];
  const departments = byId(JSON.parse(all.departments) as AgentRow['department'][]);
  const teams = byId(JSON.parse(all.teams) as NonNullable<AgentRow['team']>[]);
  const owners = byId(JSON.parse(all.owners) as NonNullable<AgentRow['owner']>[]);
  return listed.flatMap(({ departmentId, teamId, ownerId, ...row }) => {
    const department = departments.get(departmentId);
    const [team, owner] = [teams.get(teamId ?? '') ?? null, owners.get(ownerId ?? '') ?? null];
    return department === undefined ? [] : { ...row, department, team, owner };
  });
}
