import { changeRolesInput, person } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const changeRoles = organisationProcedure('people:write').input(changeRolesInput).output(person).mutation(() => {
  throw new Error('unfinished');
});
