import { departmentListItem } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const listDepartments = organisationProcedure('agents:read').output(departmentListItem.array()).query(() => {
  throw new Error('unfinished');
});
