import { moveTeamInput, moveTeamResult } from '@agent-os/core/contracts';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { requireDepartment, requireOpenDepartment, requireTeam } from './require-place.ts';

/** Moves a team and the agents in it to another department. Calls of the past stay with the department that made them. */
export const moveTeam = organisationProcedure('agents:write')
  .input(moveTeamInput)
  .output(moveTeamResult)
  .mutation(({ ctx, input: { teamId, departmentId } }) =>
    ctx.change(async (tx) => {
      const team = await requireTeam(tx, teamId);
      const to = await requireOpenDepartment(tx, departmentId);
      const from = await requireDepartment(tx, team.departmentId);
      if (from.id === to.id) throw new ApiError('conflict', `${team.name} is in ${to.name} already.`);
      await tx.team.updateMany({ where: { id: teamId }, data: { departmentId } });
      const { count: agentsMoved } = await tx.agent.updateMany({ where: { teamId }, data: { departmentId } });
      const detail = { slug: team.slug, from: from.slug, to: to.slug, agentsMoved };
      return {
        result: { agentsMoved },
        audit: { action: 'team.moved', targetKind: 'team', targetId: teamId, detail },
      };
    }),
  );
