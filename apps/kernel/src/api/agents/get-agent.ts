import { agentDetail, getAgentInput } from '@agent-os/core/contracts';
import { findAgent, listAgentFigures } from '@agent-os/db';
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
    const [[figures], row] = await Promise.all([
      listAgentFigures(ctx.read, periods, agentId),
      ctx.read((tx) => findAgent(tx, agentId)),
    ]);
    if (row === undefined || figures === undefined) throw notFound('agent');
    const running = kernelState.runningCalls(ctx.caller.organisationId).filter((call) => call.agent.id === agentId);
    return agentDetailWire(row, figures, running.length, nowMs);
  });
