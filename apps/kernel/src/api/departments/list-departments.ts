import { departmentListItem } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

/** Departments and teams that agents can be put in: those that are not archived. */
export const listDepartments = organisationProcedure('agents:read')
  .output(departmentListItem.array())
  .query(({ ctx }) =>
    ctx.read(async (tx) => {
      const rows = await tx.department.findMany({
        where: { archivedAt: null },
        select: {
          id: true,
          slug: true,
          name: true,
          teams: {
            where: { archivedAt: null },
            select: { id: true, slug: true, name: true, departmentId: true },
            orderBy: { name: 'asc' },
          },
          _count: { select: { agents: true } },
        },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      });
      return rows.map(({ _count, ...row }) => ({ ...row, agentCount: _count.agents }));
    }),
  );
