import { agentInput, agentKey } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const listKeys = organisationProcedure('keys:read').input(agentInput).output(agentKey.array()).query(() => {
  throw new Error('unfinished');
});
