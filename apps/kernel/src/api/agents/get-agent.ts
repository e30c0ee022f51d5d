import { agentListItem, getAgentInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const getAgent = organisationProcedure('agents:read').input(getAgentInput).output(agentListItem).query(() => {
  throw new Error('unfinished');
});
