import { agentFigures, agentFiguresInput } from '@agent-os/core/contracts';
import { listAgentFigures } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { agentFiguresWire } from './agent-wire.ts';
import { dayStartOf } from './day-start.ts';

const figuresOfAgents = agentFigures.array();

/** What the calls of every agent came to, apart from the registry: this changes with every call, that hardly ever. */
export const listFigures = organisationProcedure('agents:read')
  .input(agentFiguresInput)
  // As a function: tRPC runs a schema asynchronously, which takes four times as long for thousands of rows.
  .output((value) => figuresOfAgents.parse(value))
  .query(async ({ ctx, input }) => {
    const { clock, kernelState } = ctx.dependencies;
    const nowMs = clock.nowMs();
    const rows = await listAgentFigures(ctx.read, { dayStart: dayStartOf(input.dayStart, nowMs), nowMs });
    const running = new Map<string, number>();
    for (const { agent } of kernelState.runningCalls(ctx.caller.organisationId)) {
      running.set(agent.id, (running.get(agent.id) ?? 0) + 1);
    }
    return rows.map((row) => agentFiguresWire(row, running.get(row.agentId) ?? 0, nowMs));
  });
