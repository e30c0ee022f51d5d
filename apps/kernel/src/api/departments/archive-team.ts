import { archiveTeamInput, done } from '@agent-os/core/contracts';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { describeContent } from './describe-content.ts';
import { requireOpenDepartment, requireTeam } from './require-place.ts';

/** Puts an empty team away, or brings it back into its department. */
export const archiveTeam = organisationProcedure('agents:write')
  .input(archiveTeamInput)
  .output(done)
  .mutation(({ ctx, input: { teamId, archived } }) =>
    ctx.change(async (tx) => {
      // Waits for agents that join it at this moment: they hold the team open.
      await tx.$queryRaw`select id from team where id = ${teamId} for update`;
      const { slug, name, departmentId } = await requireTeam(tx, teamId);
      const agents = await tx.agent.findMany({ where: { teamId }, select: { slug: true }, orderBy: { slug: 'asc' } });
      const content = describeContent({ agents: agents.map((agent) => agent.slug), teams: [] });
      if (archived && content !== undefined) {
        throw new ApiError('conflict', `${name} still has ${content}. Move them first.`);
      }
      if (!archived) await requireOpenDepartment(tx, departmentId);
      const archivedAt = archived ? new Date(ctx.dependencies.clock.nowMs()) : null;
      await tx.team.updateMany({ where: { id: teamId }, data: { archivedAt } });
      const action = archived ? 'team.archived' : 'team.restored';
      const audit = { action, targetKind: 'team', targetId: teamId, detail: { slug, name } };
      return { result: { done: true } as const, audit };
    }),
  );
