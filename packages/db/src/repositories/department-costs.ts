import type { TenantTransaction } from '../client/index.ts';
import { firstIdAt } from '../ids/index.ts';

export interface PlaceCostRow {
  readonly departmentId: string;
  /** Null for the calls of agents that are in no team now. */
  readonly teamId: string | null;
  /** Decimal text. */
  readonly costTodayNanoUsd: string;
  readonly costSevenDaysNanoUsd: string;
  readonly callsSevenDays: number;
  readonly callsWithoutCostSevenDays: number;
  readonly simulatedToday: number;
  readonly simulatedSevenDays: number;
}

/**
 * Known cost by the department that a call was made in and the team that its agent is in now, of today (since `dayStart`,
 * epoch ms) and of the seven days that began at `sevenDaysStart`.
 */
export function listPlaceCosts(
  tx: TenantTransaction,
  { dayStart, sevenDaysStart }: { readonly dayStart: number; readonly sevenDaysStart: number },
): Promise<PlaceCostRow[]> {
  // Calls are summed by agent first: there are thousands of calls for each agent to look up.
  return tx.$queryRaw<PlaceCostRow[]>`
    with spent as (
      select c.department_id, c.agent_id, count(*) as calls,
             coalesce(sum(s.cost_nano_usd), 0) as cost,
             coalesce(sum(s.cost_nano_usd) filter (where c.id >= ${firstIdAt('call', dayStart)}), 0) as cost_today,
             count(*) filter (where s.call_id is not null and s.cost_nano_usd is null) as unknown,
             count(*) filter (where c.simulated) as simulated,
             count(*) filter (where c.simulated and c.id >= ${firstIdAt('call', dayStart)}) as simulated_today
      from call c
      left join call_settlement s on s.organisation_id = c.organisation_id and s.call_id = c.id
      where c.id >= ${firstIdAt('call', sevenDaysStart)}
      group by c.department_id, c.agent_id
    )
    select spent.department_id as "departmentId", a.team_id as "teamId",
           sum(spent.cost_today)::text as "costTodayNanoUsd", sum(spent.cost)::text as "costSevenDaysNanoUsd",
           sum(spent.calls)::int as "callsSevenDays", sum(spent.unknown)::int as "callsWithoutCostSevenDays",
           sum(spent.simulated_today)::int as "simulatedToday", sum(spent.simulated)::int as "simulatedSevenDays"
    from spent left join agent a on a.id = spent.agent_id
    group by spent.department_id, a.team_id`;
}
