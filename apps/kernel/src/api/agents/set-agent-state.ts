import { agent, setAgentStateInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const setAgentState = organisationProcedure('agents:write').input(setAgentStateInput).output(agent).mutation(() => {
  throw new Error('unfinished');
});
