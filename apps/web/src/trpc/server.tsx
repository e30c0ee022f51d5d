import 'server-only';
import type { ApiRouter } from '@agent-os/kernel/router';
import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { cache, type ReactNode } from 'react';
import { sessionClient } from '@/server/kernel-client.ts';
import { createQueryClient } from './query-client.ts';

/** The query cache of one request; its data reaches the browser through `HydrateClient`. */
export const getQueryClient = cache(() => createQueryClient(() => undefined));

/** Query options on the server, on behalf of the request's session. */
export const getApi = cache(() =>
  createTRPCOptionsProxy<ApiRouter>({ client: sessionClient(), queryClient: getQueryClient }),
);

/** Hands what was prefetched to the browser's cache. A query that failed is asked again there. */
export function HydrateClient({ children }: { readonly children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(getQueryClient())}>{children}</HydrationBoundary>;
}
