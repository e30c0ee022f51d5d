import { provider } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const listProviders = organisationProcedure('models:read').output(provider.array()).query(() => {
  throw new Error('unfinished');
});
