import { invitation } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const listInvitations = organisationProcedure('people:read').output(invitation.array()).query(() => {
  throw new Error('unfinished');
});
