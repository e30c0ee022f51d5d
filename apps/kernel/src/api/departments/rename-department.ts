import { department, renameDepartmentInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';
import { requireDepartment } from './require-place.ts';

/** Changes the name that people read. The slug, by which programs know it, stays. */
export const renameDepartment = organisationProcedure('agents:write')
  .input(renameDepartmentInput)
  .output(department)
  .mutation(({ ctx, input: { departmentId, name } }) =>
    ctx.change(async (tx) => {
      const { slug, name: from } = await requireDepartment(tx, departmentId);
      await tx.department.updateMany({ where: { id: departmentId }, data: { name } });
      const detail = { slug, from, to: name };
      const audit = { action: 'department.renamed', targetKind: 'department', targetId: departmentId, detail };
      return { result: { id: departmentId, slug, name }, audit };
    }),
  );
