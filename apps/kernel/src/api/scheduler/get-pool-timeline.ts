import { poolTimeline, poolTimelineInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';
import { nameOwners } from './name-owners.ts';
import { requirePool } from './require-pool.ts';

/** What the slots of a pool did of late. */
export const getPoolTimeline = organisationProcedure('scheduler:read')
  .input(poolTimelineInput)
  .output(poolTimeline)
  .query(({ ctx, input: { poolId, lastMs } }) =>
    ctx.read(async (tx) => {
      await requirePool(tx, poolId);
      const to = ctx.dependencies.clock.nowMs();
      const spans = ctx.dependencies.kernelState.slotSpans(ctx.caller.organisationId, poolId, lastMs);
      const names = await nameOwners(tx, spans);
      return {
        from: to - lastMs,
        to,
        gaps: [...ctx.dependencies.kernelState.pastGaps(ctx.caller.organisationId, poolId)],
        spans: spans.map(({ agentId, ...span }) => ({ ...span, agent: names.agent(agentId) })),
      };
    }),
  );
