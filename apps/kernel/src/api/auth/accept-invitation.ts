import { acceptInvitationInput, acceptInvitationResult } from '@agent-os/core/contracts';
import { serviceProcedure } from '../procedures/index.ts';

export const acceptInvitation = serviceProcedure.input(acceptInvitationInput).output(acceptInvitationResult).mutation(() => {
  throw new Error('unfinished');
});
