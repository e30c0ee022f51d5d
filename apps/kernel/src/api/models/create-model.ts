import { createModelInput, model } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const createModel = organisationProcedure('models:write').input(createModelInput).output(model).mutation(() => {
  throw new Error('unfinished');
});
