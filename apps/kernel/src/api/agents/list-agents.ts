import { agentListItem } from '@agent-os/core/contracts';
import { listAgents as listAgentRows } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { agentListItemWire } from './agent-wire.ts';

const agentListItems = agentListItem.array();

/** The whole registry at once: filters and order are the console's. What the agents do is `listFigures`. */
export const listAgents = organisationProcedure('agents:read')
  // As a function: tRPC runs a schema asynchronously, which takes four times as long for thousands of rows.
  .output((value) => agentListItems.parse(value))
  .query(async ({ ctx }) => {
    const rows = await ctx.read(listAgentRows);
    return rows.map(agentListItemWire);
  });
