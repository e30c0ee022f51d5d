import { agentListItem, listAgentsInput } from '@agent-os/core/contracts';
import { listAgentActivity } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { agentListItemWire } from './agent-wire.ts';
import { dayStartOf } from './day-start.ts';

export const listAgents = organisationProcedure('agents:read')
  .input(listAgentsInput)
  .output(agentListItem.array())
  .query(async ({ ctx, input }) => {
    const { clock, kernelState } = ctx.dependencies;
    const rows = await ctx.read((tx) => listAgentActivity(tx, dayStartOf(input.dayStart, clock.nowMs())));
    const running = new Map<string, number>();
    for (const { agent } of kernelState.runningCalls(ctx.caller.organisationId)) {
      running.set(agent.id, (running.get(agent.id) ?? 0) + 1);
    }
    return rows.map((row) => agentListItemWire(row, running.get(row.id) ?? 0));
  });
