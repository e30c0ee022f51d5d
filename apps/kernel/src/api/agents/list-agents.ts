import { agentListItem, listAgentsInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const listAgents = organisationProcedure('agents:read').input(listAgentsInput).output(agentListItem.array()).query(() => {
  throw new Error('unfinished');
});
