import { providerInput, testProviderResult } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const testProvider = organisationProcedure('models:write').input(providerInput).output(testProviderResult).mutation(() => {
  throw new Error('unfinished');
});
