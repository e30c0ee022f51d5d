import { blastRadius, blastRadiusInput } from '@agent-os/core/contracts';
import { countRecentCalls, findAgents } from '@agent-os/db';
import { notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

/** What stopping these agents now would touch: asked again while the dialog is open. */
export const getBlastRadius = organisationProcedure('agents:read')
  .input(blastRadiusInput)
  .output(blastRadius)
  .query(async ({ ctx, input: { agentIds } }) => {
    const { clock, kernelState } = ctx.dependencies;
    const asOf = clock.nowMs();
    const ids = [...new Set(agentIds)];
    const { agents, callsRecently } = await ctx.read(async (tx) => ({
      agents: await findAgents(tx, ids),
      callsRecently: await countRecentCalls(tx, ids, asOf),
    }));
    if (agents.length !== ids.length) throw notFound('agent');
    const named = new Set(ids);
    const running = kernelState.runningCalls(ctx.caller.organisationId).filter(({ agent }) => named.has(agent.id));
    const runs = new Set(running.flatMap(({ runId }) => runId ?? []));
    const departments = Map.groupBy(agents, ({ department }) => department.id);
    return {
      asOf,
      agents: agents.length,
      callsInFlight: running.length,
      runsInFlight: runs.size,
      reservedNanoUsd: running.reduce((sum, call) => sum + BigInt(call.reservedNanoUsd ?? 0), 0n).toString(),
      callsRecently,
      departments: [...departments].map(([id, members]) => ({
        id,
        name: members[0]?.department.name ?? '',
        agents: members.length,
      })),
    };
  });
