import { done, setModelQualityInput } from '@agent-os/core/contracts';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { requireModelName } from './require-model-name.ts';

/** What clocks of two machines may be apart. */
const toleranceMs = 60_000;

/** Adds a score. Earlier ones stay: the one measured last counts from the next call on. */
export const setModelQuality = organisationProcedure('models:write')
  .input(setModelQualityInput)
  .output(done)
  .mutation(({ ctx, input }) => {
    const { caller, dependencies } = ctx;
    const { modelId, workClass, score, source, sampleSize } = input;
    const nowMs = dependencies.clock.nowMs();
    if (input.measuredAt !== null && input.measuredAt > nowMs + toleranceMs) {
      throw new ApiError('invalid', 'A score cannot be measured in the future: give the day of the measurement.');
    }
    return ctx.change(async (tx) => {
      const name = await requireModelName(tx, modelId);
      const data = {
        id: dependencies.random.newId('mql'),
        organisationId: caller.organisationId,
        modelId,
        workClass,
        score,
        source,
        sampleSize,
        measuredAt: new Date(input.measuredAt ?? nowMs),
        authorKind: caller.kind,
        authorId: caller.id,
        createdAt: new Date(nowMs),
      };
      await tx.modelQuality.create({ data });
      const detail = { name, workClass, score, source, sampleSize, measuredAt: data.measuredAt.getTime() };
      return {
        result: { done: true as const },
        audit: { action: 'model.quality_set', targetKind: 'model', targetId: modelId, detail },
      };
    });
  });
