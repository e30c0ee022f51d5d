import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isSignedOut, problemCodeOf } from './problem-code.ts';

const staleMs = 30_000;
// On the server a page does not wait for retries: the browser asks again.
const retries = typeof window === 'undefined' ? 0 : 2;
const finalCodes = new Set(['UNAUTHORIZED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_REQUEST']);

/** One cache for a browser tab, or for one request on the server. `onSignedOut` runs when the kernel says so. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (cause: unknown) => {
    if (isSignedOut(cause)) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: staleMs,
        retry: (failures, cause) => failures < retries && !finalCodes.has(problemCodeOf(cause) ?? ''),
      },
    },
  });
}
