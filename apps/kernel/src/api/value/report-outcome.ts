import { outcomeListItem, reportOutcomeInput } from '@agent-os/core/contracts';
import { findOutcomes } from '@agent-os/db';
import { recordOutcomes } from '../../value/index.ts';
import { ApiError, notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { outcomesWire } from './outcome-wire.ts';

/** A person reports what came of a task; accepting it is another step. */
export const reportOutcome = organisationProcedure('finance:write')
  .input(reportOutcomeInput)
  .output(outcomeListItem)
  .mutation(({ ctx, input: { taskId, units, humanSeconds, statedNanoUsd, reason } }) => {
    const { organisationId, kind, id } = ctx.caller;
    const nowMs = ctx.dependencies.clock.nowMs();
    return ctx.change(async (tx) => {
      const message = {
        taskId,
        move: 'report' as const,
        units: units === null ? null : BigInt(units),
        humanSeconds,
        statedNanoUsd: statedNanoUsd === null ? null : BigInt(statedNanoUsd),
        reason,
        reference: null,
      };
      const [verdict] = await recordOutcomes(tx, { organisationId, actor: { kind, id }, nowMs }, [message]);
      if (verdict?.ok !== true) {
        if (verdict === undefined || verdict.problem === 'not_found') throw notFound('task');
        throw new ApiError('conflict', verdict.words);
      }
      const [result] = await outcomesWire(tx, await findOutcomes(tx, [taskId]), nowMs);
      if (result === undefined) throw notFound('outcome');
      const audit = { action: 'outcome.reported', targetKind: 'task', targetId: taskId, detail: { reason } };
      return { result, audit };
    });
  });
