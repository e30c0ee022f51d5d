import { outcomeDetail, outcomeInput } from '@agent-os/core/contracts';
import { findOutcomes, listTaskOutcomes, sumTaskRun } from '@agent-os/db';
import { notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { outcomesWire } from './outcome-wire.ts';

/** An outcome with all that was said of it, and what its run cost. */
export const getOutcome = organisationProcedure('finance:read')
  .input(outcomeInput)
  .output(outcomeDetail)
  .query(({ ctx, input: { taskId } }) =>
    ctx.read(async (tx) => {
      const [outcome] = await outcomesWire(tx, await findOutcomes(tx, [taskId]), ctx.dependencies.clock.nowMs());
      const run = await sumTaskRun(tx, taskId);
      if (outcome === undefined || run === undefined) throw notFound('outcome');
      const events = await listTaskOutcomes(tx, taskId);
      return {
        outcome,
        events: events.map((event) => ({
          number: event.number,
          event: event.event,
          by: { kind: event.byKind, id: event.byId, name: event.byName },
          reason: event.reason,
          reference: event.reference,
          units: event.units?.toString() ?? null,
          value:
            event.valueNanoUsd === null
              ? null
              : { nanoUsd: event.valueNanoUsd.toString(), confidence: event.valueConfidence ?? 'assumed' },
          ruleNumber: event.ruleNumber,
          humanSeconds: event.humanSeconds,
          humanNanoUsd: event.humanNanoUsd?.toString() ?? null,
          at: event.atMs,
        })),
        run: { ...run, costNanoUsd: run.costNanoUsd.toString() },
      };
    }),
  );
