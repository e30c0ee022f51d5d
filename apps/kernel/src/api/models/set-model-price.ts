import { model, setModelPriceInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const setModelPrice = organisationProcedure('models:write').input(setModelPriceInput).output(model).mutation(() => {
  throw new Error('unfinished');
});
