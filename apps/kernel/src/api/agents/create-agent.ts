import { agent, createAgentInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const createAgent = organisationProcedure('agents:write').input(createAgentInput).output(agent).mutation(() => {
  throw new Error('unfinished');
});
