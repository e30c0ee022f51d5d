import { trpc } from '../trpc.ts';
import { createAgent } from './create-agent.ts';
import { getAgent } from './get-agent.ts';
import { listAgents } from './list-agents.ts';
import { setAgentState } from './set-agent-state.ts';
import { updateAgent } from './update-agent.ts';

export const agentsRouter = trpc.router({
  list: listAgents,
  get: getAgent,
  create: createAgent,
  update: updateAgent,
  setState: setAgentState,
});
