import 'server-only';
import type { ApiRouter } from '@agent-os/kernel/router';
import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { cache, type ReactNode } from 'react';
import { sessionClient } from '@/server/kernel-client.ts';
import { LateAnswers, type LateAnswer } from './late-answers.tsx';
import { createQueryClient } from './query-client.ts';

/** The query cache of one request; its data reaches the browser through `HydrateClient`. */
export const getQueryClient = cache(() => createQueryClient(() => undefined));

/** Query options on the server, on behalf of the request's session. */
export const getApi = cache(() =>
  createTRPCOptionsProxy<ApiRouter>({ client: sessionClient(), queryClient: getQueryClient }),
);

/**
 * Options of a question beside what a page is about. It travels alone, as all in a batch wait for the slowest; an answer
 * that is not here when the page is sent follows it.
 */
export const beside = { trpc: { context: { beside: true } }, meta: { beside: true } } as const;

const besideWaitMs = 100;

/**
 * Waits for what a page is about, whatever comes of it; and for what stands beside it only so long that nobody notices: by
 * then, few calls are added up.
 */
export async function settlePage(
  about: readonly Promise<unknown>[],
  besides: readonly Promise<unknown>[],
): Promise<void> {
  const answers = Promise.allSettled(besides);
  await Promise.allSettled(about);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise((resolve) => {
    timer = setTimeout(resolve, besideWaitMs);
  });
  await Promise.race([answers, enough]);
  clearTimeout(timer);
}

function lateAnswers(): LateAnswer[] {
  const queries = getQueryClient().getQueryCache().getAll();
  return queries.flatMap(({ queryKey, meta, promise, state }) => {
    if (meta?.['beside'] !== true || state.status !== 'pending' || promise === undefined) return [];
    const coming = promise.then(
      (data) => ({ data }),
      () => undefined,
    );
    return { queryKey, coming };
  });
}

/** Hands what was prefetched to the browser's cache. A query that failed is asked again there. */
export function HydrateClient({ children }: { readonly children: ReactNode }) {
  const late = lateAnswers();
  return (
    <HydrationBoundary state={dehydrate(getQueryClient())}>
      {late.length > 0 && <LateAnswers answers={late} />}
      {children}
    </HydrationBoundary>
  );
}
