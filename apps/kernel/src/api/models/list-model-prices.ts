import { modelInput, modelPrice } from '@agent-os/core/contracts';
import { listModelPrices as listPriceRows } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { priceWire } from './price-wire.ts';
import { requireModel } from './require-model.ts';

/** Every price of a model, those to come included, the latest first. */
export const listModelPrices = organisationProcedure('models:read')
  .input(modelInput)
  .output(modelPrice.array())
  .query(({ ctx, input: { modelId } }) =>
    ctx.read(async (tx) => {
      await requireModel(tx, modelId, ctx.dependencies.clock.nowMs());
      return (await listPriceRows(tx, modelId)).map(priceWire);
    }),
  );
