import { trpc } from '../trpc.ts';
import { createModel } from './create-model.ts';
import { listModels } from './list-models.ts';
import { setModelPrice } from './set-model-price.ts';

export const modelsRouter = trpc.router({
  list: listModels,
  create: createModel,
  setPrice: setModelPrice,
});
