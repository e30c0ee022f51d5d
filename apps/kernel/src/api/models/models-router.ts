import { trpc } from '../trpc.ts';
import { createModel } from './create-model.ts';
import { getModelActivity } from './get-model-activity.ts';
import { listModelPrices } from './list-model-prices.ts';
import { listModels } from './list-models.ts';
import { listPools } from './list-pools.ts';
import { setModelPrice } from './set-model-price.ts';
import { updateModel } from './update-model.ts';

export const modelsRouter = trpc.router({
  list: listModels,
  activity: getModelActivity,
  pools: listPools,
  prices: listModelPrices,
  create: createModel,
  update: updateModel,
  setPrice: setModelPrice,
});
