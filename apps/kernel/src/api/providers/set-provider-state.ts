import { provider, setProviderStateInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const setProviderState = organisationProcedure('models:write').input(setProviderStateInput).output(provider).mutation(() => {
  throw new Error('unfinished');
});
