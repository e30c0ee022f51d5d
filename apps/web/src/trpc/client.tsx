'use client';

import type { ApiRouter } from '@agent-os/kernel/router';
import { QueryClientProvider } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, httpLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import { useState, type ReactNode } from 'react';
import { createQueryClient } from './query-client.ts';

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<ApiRouter>();
export { useTRPC, useTRPCClient };

const url = '/api/trpc';
/** Longer addresses are split, so that no server or proxy refuses them. */
const maxUrlLength = 6000;

/** Questions that hold more than an address may, or take a second to answer: they go in a body of their own, and nothing waits for them. */
const longQuestions: ReadonlySet<string> = new Set([
  'market.efficiency',
  'market.whatIf',
  'scheduler.whatIf',
  'invoices.preview',
  'invoices.import',
  'value.previewImport',
  'value.importOutcomes',
]);

function goToSignIn() {
  const here = window.location.pathname + window.location.search;
  window.location.assign(`/sign-in?ended=1&next=${encodeURIComponent(here)}`);
}

function createBrowserClient() {
  return createTRPCClient<ApiRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: httpSubscriptionLink({ url }),
        false: splitLink({
          condition: ({ path }) => longQuestions.has(path),
          true: httpLink({ url, methodOverride: 'POST' }),
          false: httpBatchLink({ url, maxURLLength: maxUrlLength }),
        }),
      }),
    ],
  });
}

/** Gives the pages below the kernel's API; on the server it holds nothing, as data comes by `HydrateClient`. */
export function ApiProvider({ children }: { readonly children: ReactNode }) {
  const [queryClient] = useState(() => createQueryClient(goToSignIn));
  const [trpcClient] = useState(createBrowserClient);
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
