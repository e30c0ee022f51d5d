import type { ApiDependencies } from '../dependencies.ts';
import type { ApiContext } from './api-context.ts';
import { authenticate, authenticateAgain } from './authenticate.ts';
import { CallerCache } from './caller-cache.ts';

/** Makes a context for each request from its authorization header; callers are remembered across requests. */
export function createContextFactory(dependencies: ApiDependencies) {
  const cache = new CallerCache();
  return async (authorization: string | undefined): Promise<ApiContext> => {
    const caller = await authenticate(dependencies, cache, authorization);
    return {
      dependencies,
      caller,
      authenticateAgain: () => authenticateAgain(dependencies, caller, authorization),
      forgetCallers: () => cache.clear(),
    };
  };
}
