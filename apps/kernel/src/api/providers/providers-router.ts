import { trpc } from '../trpc.ts';
import { createProvider } from './create-provider.ts';
import { listProviders } from './list-providers.ts';
import { setProviderState } from './set-provider-state.ts';
import { testProvider } from './test-provider.ts';

export const providersRouter = trpc.router({
  list: listProviders,
  create: createProvider,
  test: testProvider,
  setState: setProviderState,
});
