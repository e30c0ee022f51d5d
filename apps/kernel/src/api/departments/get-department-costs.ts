import { departmentCosts, departmentCostsInput } from '@agent-os/core/contracts';
import { listPlaceCosts, type PlaceCostRow } from '@agent-os/db';
import type { z } from 'zod';
import { dayStartOf } from '../agents/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

const sixDaysMs = 6 * 24 * 3_600_000;

type Costs = z.infer<typeof departmentCosts>['departments'][number];

function sumBy(rows: readonly PlaceCostRow[], placeOf: (row: PlaceCostRow) => string | null): Costs[] {
  const sums = new Map<string, Costs>();
  for (const row of rows) {
    const id = placeOf(row);
    if (id === null) continue;
    const before = sums.get(id);
    const add = (text: string, more: string) => (BigInt(text) + BigInt(more)).toString();
    sums.set(id, {
      id,
      costTodayNanoUsd: add(before?.costTodayNanoUsd ?? '0', row.costTodayNanoUsd),
      costSevenDaysNanoUsd: add(before?.costSevenDaysNanoUsd ?? '0', row.costSevenDaysNanoUsd),
      callsSevenDays: (before?.callsSevenDays ?? 0) + row.callsSevenDays,
      callsWithoutCostSevenDays: (before?.callsWithoutCostSevenDays ?? 0) + row.callsWithoutCostSevenDays,
      simulatedToday: (before?.simulatedToday ?? 0) + row.simulatedToday,
      simulatedSevenDays: (before?.simulatedSevenDays ?? 0) + row.simulatedSevenDays,
    });
  }
  return [...sums.values()];
}

/** What departments and teams have cost today and in seven days, today being the last; apart from the tree, which is instant. */
export const getDepartmentCosts = organisationProcedure('agents:read')
  .input(departmentCostsInput)
  .output(departmentCosts)
  .query(async ({ ctx, input }) => {
    const dayStart = dayStartOf(input.dayStart, ctx.dependencies.clock.nowMs());
    const rows = await ctx.read((tx) => listPlaceCosts(tx, { dayStart, sevenDaysStart: dayStart - sixDaysMs }));
    return {
      departments: sumBy(rows, ({ departmentId }) => departmentId),
      teams: sumBy(rows, ({ teamId }) => teamId),
    };
  });
