import { agentListItem, listAgentsInput } from '@agent-os/core/contracts';
import { listAgentActivity } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { agentListItemWire } from './agent-wire.ts';
import { dayStartOf } from './day-start.ts';

const agentListItems = agentListItem.array();

/** The whole registry at once: filters and order are the console's. */
export const listAgents = organisationProcedure('agents:read')
  .input(listAgentsInput)
  // As a function: tRPC runs a schema asynchronously, which takes four times as long for thousands of rows.
  .output((value) => agentListItems.parse(value))
  .query(async ({ ctx, input }) => {
    const { clock, kernelState } = ctx.dependencies;
    const nowMs = clock.nowMs();
    const rows = await listAgentActivity(ctx.read, { dayStart: dayStartOf(input.dayStart, nowMs), nowMs });
    const running = new Map<string, number>();
    for (const { agent } of kernelState.runningCalls(ctx.caller.organisationId)) {
      running.set(agent.id, (running.get(agent.id) ?? 0) + 1);
    }
    return rows.map((row) => agentListItemWire(row, running.get(row.id) ?? 0, nowMs));
  });
