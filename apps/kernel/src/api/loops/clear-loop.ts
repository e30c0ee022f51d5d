import { clearLoopFindingInput, loopFinding } from '@agent-os/core/contracts';
import { clearLoopFinding, findLoopFinding } from '@agent-os/db';
import { ApiError, notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { agentNames, findingWire } from './loop-wire.ts';

/**
 * Says that a finding is no loop: what it stopped may go on at once, and what it was found by is not held against its agents again.
 * An agent that it suspended stays so until somebody resumes it.
 */
export const clearLoop = organisationProcedure('agents:write')
  .input(clearLoopFindingInput)
  .output(loopFinding)
  .mutation(({ ctx, input: { findingId, reason } }) => {
    const { caller, dependencies } = ctx;
    return ctx.change(async (tx) => {
      const before = await findLoopFinding(tx, findingId);
      if (before === undefined) throw notFound('finding');
      const by = { kind: caller.kind, id: caller.id, reason, at: new Date(dependencies.clock.nowMs()) };
      if (!(await clearLoopFinding(tx, findingId, by))) {
        throw new ApiError('conflict', 'Somebody cleared this finding already. Reload to see who and why.');
      }
      const row = (await findLoopFinding(tx, findingId)) ?? before;
      const detail = { finding: findingId, detector: before.detector, run: before.runId, reason };
      return {
        result: findingWire(row, await agentNames(tx, [row])),
        audit: { action: 'loop.cleared', targetKind: 'agent', targetId: before.agentId, detail },
      };
    });
  });
