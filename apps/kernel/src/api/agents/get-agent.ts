import { agentDetail, getAgentInput } from '@agent-os/core/contracts';
import { listAgentActivity } from '@agent-os/db';
import { notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { agentDetailWire } from './agent-wire.ts';
import { dayStartOf } from './day-start.ts';

export const getAgent = organisationProcedure('agents:read')
  .input(getAgentInput)
  .output(agentDetail)
  .query(async ({ ctx, input: { agentId, dayStart } }) => {
    const { clock, kernelState } = ctx.dependencies;
    const nowMs = clock.nowMs();
    const periods = { dayStart: dayStartOf(dayStart, nowMs), nowMs };
    const [row] = await ctx.read((tx) => listAgentActivity(tx, periods, agentId));
    if (row === undefined) throw notFound('agent');
    const running = kernelState.runningCalls(ctx.caller.organisationId).filter(({ agent }) => agent.id === agentId);
    return agentDetailWire(row, running.length, nowMs);
  });
