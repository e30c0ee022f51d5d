import { agent, updateAgentInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const updateAgent = organisationProcedure('agents:write').input(updateAgentInput).output(agent).mutation(() => {
  throw new Error('unfinished');
});
