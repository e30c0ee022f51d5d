import { createDepartmentInput, department } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const createDepartment = organisationProcedure('agents:write')
  .input(createDepartmentInput)
  .output(department)
  .mutation(({ ctx, input }) => {
    const { organisationId } = ctx.caller;
    const result = { id: ctx.dependencies.random.newId('dep'), ...input };
    return ctx.change(async (tx) => {
      await tx.department.create({ data: { ...result, organisationId } });
      const audit = { action: 'department.created', targetKind: 'department', targetId: result.id, detail: input };
      return { result, audit };
    });
  });
