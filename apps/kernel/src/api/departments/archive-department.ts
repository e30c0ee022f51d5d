import { archiveDepartmentInput, done } from '@agent-os/core/contracts';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { describeContent } from './describe-content.ts';
import { requireDepartment } from './require-place.ts';

/** Puts an empty department away, or brings it back. Its calls of the past keep its name. */
export const archiveDepartment = organisationProcedure('agents:write')
  .input(archiveDepartmentInput)
  .output(done)
  .mutation(({ ctx, input: { departmentId, archived } }) =>
    ctx.change(async (tx) => {
      // Waits for agents and teams that join it at this moment: they hold the department open.
      await tx.$queryRaw`select id from department where id = ${departmentId} for update`;
      const { slug, name } = await requireDepartment(tx, departmentId);
      const [agents, teams] = [
        await tx.agent.findMany({ where: { departmentId }, select: { slug: true }, orderBy: { slug: 'asc' } }),
        await tx.team.findMany({ where: { departmentId, archivedAt: null }, select: { name: true } }),
      ];
      const content = describeContent({
        agents: agents.map((agent) => agent.slug),
        teams: teams.map((team) => team.name),
      });
      if (archived && content !== undefined) {
        throw new ApiError('conflict', `${name} still has ${content}. Move or archive them first.`);
      }
      const archivedAt = archived ? new Date(ctx.dependencies.clock.nowMs()) : null;
      await tx.department.updateMany({ where: { id: departmentId }, data: { archivedAt } });
      const action = archived ? 'department.archived' : 'department.restored';
      const audit = { action, targetKind: 'department', targetId: departmentId, detail: { slug, name } };
      return { result: { done: true } as const, audit };
    }),
  );
