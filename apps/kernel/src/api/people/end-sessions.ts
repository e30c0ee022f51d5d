import { membershipInput, sessionsEnded } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const endSessions = organisationProcedure('people:write').input(membershipInput).output(sessionsEnded).mutation(() => {
  throw new Error('unfinished');
});
