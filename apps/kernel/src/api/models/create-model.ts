import { createModelInput, model } from '@agent-os/core/contracts';
import { createModel as insertModel } from '@agent-os/db';
import { ApiError, notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { poolSlug } from './pool-slug.ts';
import { requireModel } from './require-model.ts';

/** Registers a model in a pool of its own. Until a price is set, its calls have unknown cost. */
export const createModel = organisationProcedure('models:write')
  .input(createModelInput)
  .output(model)
  .mutation(({ ctx, input }) => {
    const { organisationId } = ctx.caller;
    const { random, clock } = ctx.dependencies;
    const modelId = random.newId('mdl');
    const poolId = random.newId('pol');
    return ctx.change(async (tx) => {
      const provider = await tx.provider.findUnique({ where: { id: input.providerId }, select: { slug: true } });
      if (provider === null) throw notFound('provider');
      if ((await tx.route.count({ where: { name: input.name } })) > 0) {
        throw new ApiError('conflict', `A route is called ${input.name}: choose another name.`);
      }
      const plain = poolSlug(input.name, poolId, false);
      const isTaken = (await tx.pool.count({ where: { slug: plain } })) > 0;
      const slug = poolSlug(input.name, poolId, isTaken);
      await insertModel(tx, { organisationId, modelId, poolId, poolSlug: slug, ...input });
      const detail = { name: input.name, provider: provider.slug, slots: input.slots };
      const audit = { action: 'model.created', targetKind: 'model', targetId: modelId, detail };
      return { result: await requireModel(tx, modelId, clock.nowMs()), audit };
    });
  });
