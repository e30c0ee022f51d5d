import { agentKey, revokeKeyInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const revokeKey = organisationProcedure('keys:write').input(revokeKeyInput).output(agentKey).mutation(() => {
  throw new Error('unfinished');
});
