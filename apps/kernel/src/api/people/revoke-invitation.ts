import { done, invitationInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const revokeInvitation = organisationProcedure('people:write').input(invitationInput).output(done).mutation(() => {
  throw new Error('unfinished');
});
