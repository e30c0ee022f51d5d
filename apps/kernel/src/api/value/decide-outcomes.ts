import { decideOutcomesAnswer, decideOutcomesInput } from '@agent-os/core/contracts';
import { findOutcomes } from '@agent-os/db';
import { recordOutcomes } from '../../value/index.ts';
import { ApiError, notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { outcomesWire } from './outcome-wire.ts';

const pastOf = { accept: 'outcome.accepted', reject: 'outcome.rejected', undo: 'outcome.reversed' } as const;

/** Accepts or rejects outcomes, or takes that back. What cannot be decided is told; if nothing can, nothing happens. */
export const decideOutcomes = organisationProcedure('finance:write')
  .input(decideOutcomesInput)
  .output(decideOutcomesAnswer)
  .mutation(({ ctx, input: { taskIds, decision, reason, humanSeconds } }) => {
    const { organisationId, kind, id } = ctx.caller;
    const nowMs = ctx.dependencies.clock.nowMs();
    const messages = [...new Set(taskIds)].map((taskId) => ({
      taskId,
      move: decision,
      units: null,
      humanSeconds,
      statedNanoUsd: null,
      reason,
      reference: null,
    }));
    return ctx.change(async (tx) => {
      const verdicts = await recordOutcomes(tx, { organisationId, actor: { kind, id }, nowMs }, messages);
      const refused = verdicts.flatMap((verdict) => (verdict.ok ? [] : [verdict]));
      const [first, ...others] = verdicts.flatMap((verdict) => (verdict.ok ? [verdict.taskId] : []));
      if (first === undefined) {
        if (refused.every(({ problem }) => problem === 'not_found')) throw notFound('task');
        throw new ApiError('conflict', refused[0]?.words ?? 'Nothing was decided.');
      }
      const decided = await outcomesWire(tx, await findOutcomes(tx, [first, ...others]), nowMs);
      const entry = (taskId: string) => ({
        action: pastOf[decision],
        targetKind: 'task',
        targetId: taskId,
        detail: { reason },
      });
      return {
        result: { decided, refused: refused.map(({ taskId, words }) => ({ taskId, words })) },
        audit: [entry(first), ...others.map(entry)],
      };
    });
  });
