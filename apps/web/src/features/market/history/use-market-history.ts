'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useLive } from '@/components/live/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { historyPollMs } from '../poll-ms.ts';

const pageRounds = 60;

/** Kept rounds of a pool, the newest first. @param held nothing moves while somebody looks at one, or reads further down */
export function useMarketHistory(poolId: string, held: boolean) {
  const trpc = useTRPC();
  const { paused } = useLive();
  return useInfiniteQuery({
    ...trpc.market.history.infiniteQueryOptions(
      { poolId, limit: pageRounds },
      { getNextPageParam: ({ next }) => next ?? undefined },
    ),
    refetchInterval: ({ state }) => (paused || held || (state.data?.pages.length ?? 0) > 1 ? false : historyPollMs),
  });
}
