import { poolQueue, poolQueueInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';
import { explainToolWait } from './explain-tool-wait.ts';
import { nameOwners } from './name-owners.ts';
import { requirePool } from './require-pool.ts';

/** Who waits, in the order in which they would start. */
export const getPoolQueue = organisationProcedure('scheduler:read')
  .input(poolQueueInput)
  .output(poolQueue)
  .query(async ({ ctx, input: { poolId, limit } }) => {
    const { kernelState, clock } = ctx.dependencies;
    const { organisationId } = ctx.caller;
    await ctx.read((tx) => requirePool(tx, poolId));
    const at = clock.nowMs();
    const waiting = (await kernelState.poolNow(organisationId, poolId))?.waiting ?? 0;
    const queued = await kernelState.queueNow(organisationId, poolId, limit);
    const toolUsers = queued.flatMap(
      ({ waitsForTool }) => waitsForTool?.agentIds.map((agentId) => ({ agentId })) ?? [],
    );
    const names = await ctx.read((tx) => nameOwners(tx, [...queued, ...toolUsers]));
    return {
      poolId,
      at,
      waiting: Math.max(waiting, queued.length),
      calls: queued.map(({ agentId, departmentId, waitsForTool, explanation, ...call }) => ({
        ...call,
        explanation: waitsForTool === null ? explanation : explainToolWait(waitsForTool, names),
        agent: names.agent(agentId),
        department: names.department(departmentId),
      })),
    };
  });
