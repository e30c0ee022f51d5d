import { model } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const listModels = organisationProcedure('models:read').output(model.array()).query(() => {
  throw new Error('unfinished');
});
