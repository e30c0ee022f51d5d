import { model, updateModelInput } from '@agent-os/core/contracts';
import { notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { requireModel } from './require-model.ts';

/**
 * Changes what is given, from the next call on. Slots belong to the pool: models that share it get them too. Calls that
 * run stay in the pool that admitted them.
 */
export const updateModel = organisationProcedure('models:write')
  .input(updateModelInput)
  .output(model)
  .mutation(({ ctx, input: { modelId, ...given } }) =>
    ctx.change(async (tx) => {
      const nowMs = ctx.dependencies.clock.nowMs();
      const before = await requireModel(tx, modelId, nowMs);
      const poolId = given.poolId ?? before.pool.id;
      if ((await tx.pool.count({ where: { id: poolId } })) === 0) throw notFound('pool');
      const { state = before.state, contextWindow = before.contextWindow } = given;
      const { abilities = before.abilities, region = before.region, dataClass = before.dataClass } = given;
      const data = { state, contextWindow, abilities, region, dataClass, poolId };
      await tx.model.updateMany({ where: { id: modelId }, data });
      if (given.slots !== undefined) {
        await tx.pool.updateMany({ where: { id: poolId }, data: { slots: given.slots } });
      }
      const result = await requireModel(tx, modelId, nowMs);
      const detail = {
        name: result.name,
        changed: Object.keys(given),
        state,
        contextWindow,
        abilities,
        region,
        dataClass,
        pool: result.pool.slug,
        slots: result.pool.slots,
        slotsBefore: before.pool.slots,
      };
      return { result, audit: { action: 'model.updated', targetKind: 'model', targetId: modelId, detail } };
    }),
  );
