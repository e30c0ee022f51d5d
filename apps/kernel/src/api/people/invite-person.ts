import { inviteInput, inviteResult } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const invitePerson = organisationProcedure('people:write').input(inviteInput).output(inviteResult).mutation(() => {
  throw new Error('unfinished');
});
