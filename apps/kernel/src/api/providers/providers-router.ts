import { trpc } from '../trpc.ts';
import { createProvider } from './create-provider.ts';
import { getProviderActivity } from './get-provider-activity.ts';
import { listProviders } from './list-providers.ts';
import { replaceProviderKey } from './replace-provider-key.ts';
import { setProviderState } from './set-provider-state.ts';
import { testProvider } from './test-provider.ts';
import { updateProvider } from './update-provider.ts';

export const providersRouter = trpc.router({
  list: listProviders,
  activity: getProviderActivity,
  create: createProvider,
  update: updateProvider,
  replaceKey: replaceProviderKey,
  test: testProvider,
  setState: setProviderState,
});
