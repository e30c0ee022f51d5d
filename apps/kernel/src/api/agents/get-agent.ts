import { agentDetail, getAgentInput } from '@agent-os/core/contracts';
import { findAgent, listAgentActivity } from '@agent-os/db';
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
    const [[row], agent] = await Promise.all([
      listAgentActivity(ctx.read, periods, agentId),
      ctx.read((tx) => findAgent(tx, agentId)),
    ]);
    if (row === undefined || agent === undefined) throw notFound('agent');
    const running = kernelState.runningCalls(ctx.caller.organisationId).filter((call) => call.agent.id === agentId);
    return agentDetailWire({ ...row, ...agent }, running.length, nowMs);
  });
