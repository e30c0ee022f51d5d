import { done, membershipInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const removePerson = organisationProcedure('people:write').input(membershipInput).output(done).mutation(() => {
  throw new Error('unfinished');
});
