import { createProviderInput, provider } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const createProvider = organisationProcedure('models:write').input(createProviderInput).output(provider).mutation(() => {
  throw new Error('unfinished');
});
