import { departmentTree } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

/** Departments and their teams with how many agents stand in them, archived ones included. */
export const getDepartmentTree = organisationProcedure('agents:read')
  .output(departmentTree)
  .query(({ ctx }) =>
    ctx.read(async (tx) => {
      const count = { _count: { select: { agents: true } } } as const;
      const named = { id: true, slug: true, name: true, archivedAt: true } as const;
      const rows = await tx.department.findMany({
        select: {
          ...named,
          ...count,
          teams: { select: { ...named, ...count, departmentId: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }] },
        },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      });
      return rows.map(({ teams, archivedAt, _count: { agents: agentCount }, ...row }) => ({
        ...row,
        archivedAt: archivedAt?.getTime() ?? null,
        agentCount,
        agentsWithoutTeam: agentCount - teams.reduce((sum, { _count }) => sum + _count.agents, 0),
        teams: teams.map(({ _count, ...team }) => ({
          ...team,
          archivedAt: team.archivedAt?.getTime() ?? null,
          agentCount: _count.agents,
        })),
      }));
    }),
  );
