import { createTeamInput, team } from '@agent-os/core/contracts';
import { notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

export const createTeam = organisationProcedure('agents:write')
  .input(createTeamInput)
  .output(team)
  .mutation(({ ctx, input }) => {
    const { organisationId } = ctx.caller;
    const result = { id: ctx.dependencies.random.newId('tea'), ...input };
    return ctx.change(async (tx) => {
      const department = await tx.department.findUnique({ where: { id: input.departmentId }, select: { id: true } });
      if (department === null) throw notFound('department');
      await tx.team.create({ data: { ...result, organisationId } });
      return { result, audit: { action: 'team.created', targetKind: 'team', targetId: result.id, detail: input } };
    });
  });
