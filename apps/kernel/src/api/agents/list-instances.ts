import { agentInput, agentInstances } from '@agent-os/core/contracts';
import { findAgentScale, listLiveInstances } from '@agent-os/db';
import { liveSince } from '../../tasks/index.ts';
import { notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

/** How many instances an agent should have, and those that live. */
export const listInstances = organisationProcedure('agents:read')
  .input(agentInput)
  .output(agentInstances)
  .query(({ ctx, input: { agentId } }) =>
    ctx.read(async (tx) => {
      const scale = await findAgentScale(tx, agentId);
      if (scale === undefined) throw notFound('agent');
      const live = await listLiveInstances(tx, agentId, liveSince(ctx.dependencies.clock.nowMs()));
      return {
        desired: scale.desired,
        min: scale.minInstances,
        max: scale.maxInstances,
        tasksPerInstance: scale.tasksPerInstance,
        backlog: scale.backlog,
        instances: live.map(({ firstSeenAtMs, lastSeenAtMs, ...instance }) => ({
          ...instance,
          firstSeenAt: firstSeenAtMs,
          lastSeenAt: lastSeenAtMs,
        })),
      };
    }),
  );
