import { createTeamInput, team } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';
import { requireOpenDepartment } from './require-place.ts';

export const createTeam = organisationProcedure('agents:write')
  .input(createTeamInput)
  .output(team)
  .mutation(({ ctx, input }) => {
    const { organisationId } = ctx.caller;
    const result = { id: ctx.dependencies.random.newId('tea'), ...input };
    return ctx.change(async (tx) => {
      await requireOpenDepartment(tx, input.departmentId);
      await tx.team.create({ data: { ...result, organisationId } });
      return { result, audit: { action: 'team.created', targetKind: 'team', targetId: result.id, detail: input } };
    });
  });
