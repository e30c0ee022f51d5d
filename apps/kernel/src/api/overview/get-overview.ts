import { overview, overviewInput } from '@agent-os/core/contracts';
import { listCostByHour, listDepartmentActivity, listPoolWaits, sumCalls } from '@agent-os/db';
import { dayStartOf } from '../agents/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { costByHourWire } from './cost-by-hour.ts';
import { departmentsWire } from './departments-wire.ts';

export const getOverview = organisationProcedure('overview:read')
  .input(overviewInput)
  .output(overview)
  .query(async ({ ctx, input }) => {
    const { kernelState, clock } = ctx.dependencies;
    const { organisationId } = ctx.caller;
    const { departmentId } = input;
    const asOf = clock.nowMs();
    const dayStart = dayStartOf(input.dayStart, asOf);
    const stored = await ctx.read(async (tx) => ({
      today: await sumCalls(tx, { from: dayStart, departmentId }),
      hours: await listCostByHour(tx, dayStart, departmentId),
      departments: await listDepartmentActivity(tx, asOf, departmentId),
      pools: await listPoolWaits(tx, asOf),
    }));
    const running = kernelState
      .runningCalls(organisationId)
      .filter(({ department }) => departmentId === undefined || department.id === departmentId);
    const loadByPool = new Map(kernelState.poolLoad(organisationId).map((load) => [load.poolId, load]));
    const agents = stored.departments.flatMap((department) => department.agents);
    const count = (state: string) => agents.filter((agent) => agent.state === state).length;
    const pools = stored.pools.map((pool) => {
      const load = loadByPool.get(pool.id);
      return { ...pool, busy: load?.busy ?? 0, waiting: load?.waiting ?? 0 };
    });
    return {
      asOf,
      agents: { total: agents.length, active: count('active'), suspended: count('suspended') },
      runningNow: running.length,
      waitingNow: pools.reduce((sum, { waiting }) => sum + waiting, 0),
      callsToday: stored.today.calls,
      failedToday: stored.today.failed,
      costTodayNanoUsd: stored.today.costNanoUsd,
      reservedNowNanoUsd: running
        .reduce((sum, { reservedNanoUsd }) => sum + BigInt(reservedNanoUsd ?? 0), 0n)
        .toString(),
      withoutCostToday: stored.today.withoutCost,
      simulatedToday: stored.hours.reduce((sum, { simulated }) => sum + simulated, 0),
      costByHour: costByHourWire(stored.hours, dayStart, asOf),
      departments: departmentsWire(stored.departments, new Set(running.map(({ agent }) => agent.id))),
      pools,
    };
  });
