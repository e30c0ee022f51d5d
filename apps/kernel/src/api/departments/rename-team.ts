import { renameTeamInput, team } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';
import { requireTeam } from './require-place.ts';

/** Changes the name that people read. The slug, by which programs know it, stays. */
export const renameTeam = organisationProcedure('agents:write')
  .input(renameTeamInput)
  .output(team)
  .mutation(({ ctx, input: { teamId, name } }) =>
    ctx.change(async (tx) => {
      const { slug, departmentId, name: from } = await requireTeam(tx, teamId);
      await tx.team.updateMany({ where: { id: teamId }, data: { name } });
      const detail = { slug, from, to: name };
      const audit = { action: 'team.renamed', targetKind: 'team', targetId: teamId, detail };
      return { result: { id: teamId, slug, name, departmentId }, audit };
    }),
  );
