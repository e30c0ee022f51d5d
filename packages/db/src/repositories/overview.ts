import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';
import { firstIdAt } from '../ids/index.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;

export interface HourRow {
  /** Hours since the start of the day, from 0. */
  readonly hour: number;
  readonly calls: number;
  /** Of these, answered by a simulated model. */
  readonly simulated: number;
  /** Decimal text: known cost of the calls that ended in the hour. */
  readonly costNanoUsd: string;
}

export interface DepartmentActivityRow {
  readonly id: string;
  readonly name: string;
  readonly callsLastMinute: number;
  readonly costLastHourNanoUsd: string;
  readonly agents: readonly {
    readonly id: string;
    readonly slug: string;
    readonly state: 'active' | 'suspended' | 'retired';
    /** Whether its last ended call of the last hour failed. */
    readonly failing: boolean;
  }[];
}

export interface PoolWaitRow {
  readonly id: string;
  readonly slug: string;
  readonly slots: number;
  readonly simulated: boolean;
  /** Over the last hour. */
  readonly waitP50Us: number | null;
}

/**
 * Calls that arrived since `dayStart` (epoch ms) and their known cost, by the hour in which they ended. Hours without an
 * end are left out. All departments, or one.
 */
export function listCostByHour(tx: TenantTransaction, dayStart: number, departmentId?: string): Promise<HourRow[]> {
  const only = departmentId === undefined ? Prisma.sql`true` : Prisma.sql`c.department_id = ${departmentId}`;
  return tx.$queryRaw<HourRow[]>`
    select floor(extract(epoch from s.finished_at - ${new Date(dayStart)}::timestamptz) / 3600)::int as hour,
           count(*)::int as calls, count(*) filter (where c.simulated)::int as simulated,
           coalesce(sum(s.cost_nano_usd), 0)::text as "costNanoUsd"
    from call c join call_settlement s on s.organisation_id = c.organisation_id and s.call_id = c.id
    where c.id >= ${firstIdAt('call', dayStart)} and ${only}
    group by 1 order by 1`;
}

/** All departments, or one, with what their calls of the last hour came to. */
export function listDepartmentActivity(
  tx: TenantTransaction,
  nowMs: number,
  departmentId?: string,
): Promise<DepartmentActivityRow[]> {
  const only = departmentId === undefined ? Prisma.sql`true` : Prisma.sql`d.id = ${departmentId}`;
  const hourAgo = firstIdAt('call', nowMs - hourMs);
  return tx.$queryRaw<DepartmentActivityRow[]>`
    with recent as materialized (
      select c.id, c.department_id, c.agent_id, s.outcome, s.cost_nano_usd
      from call c left join call_settlement s on s.organisation_id = c.organisation_id and s.call_id = c.id
      where c.id >= ${hourAgo}
    ), last_ended as (
      select distinct on (agent_id) agent_id, outcome from recent where outcome is not null order by agent_id, id desc
    )
    select d.id, d.name,
           (select count(*) from recent r where r.department_id = d.id and r.id >= ${firstIdAt('call', nowMs - minuteMs)})::int
             as "callsLastMinute",
           (select coalesce(sum(r.cost_nano_usd), 0) from recent r where r.department_id = d.id)::text
             as "costLastHourNanoUsd",
           coalesce((
             select jsonb_agg(jsonb_build_object('id', a.id, 'slug', a.slug, 'state', a.state,
                                                 'failing', coalesce(l.outcome = 'failed', false)) order by a.slug)
             from agent a left join last_ended l on l.agent_id = a.id
             where a.department_id = d.id
           ), '[]'::jsonb) as agents
    from department d where ${only} order by d.name, d.id`;
}

export function listPoolWaits(tx: TenantTransaction, nowMs: number): Promise<PoolWaitRow[]> {
  return tx.$queryRaw<PoolWaitRow[]>`
    select pool.id, pool.slug, pool.slots,
           coalesce((
             select bool_and(p.simulated) from model m
             join provider p on p.organisation_id = m.organisation_id and p.id = m.provider_id
             where m.pool_id = pool.id
           ), false) as simulated,
           (
             select percentile_disc(0.5) within group (order by s.admit_us)
             from call c join call_settlement s on s.organisation_id = c.organisation_id and s.call_id = c.id
             where coalesce(s.serving_pool_id, c.pool_id) = pool.id and c.id >= ${firstIdAt('call', nowMs - hourMs)} and s.last_step >= 5
               and s.reused_from is null
           ) as "waitP50Us"
    from pool order by pool.slug`;
}
