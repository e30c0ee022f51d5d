import { createDepartmentInput, department } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const createDepartment = organisationProcedure('agents:write').input(createDepartmentInput).output(department).mutation(() => {
  throw new Error('unfinished');
});
