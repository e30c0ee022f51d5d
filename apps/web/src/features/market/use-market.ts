'use client';

import { useQuery } from '@tanstack/react-query';
import { useLive, useLiveSource } from '@/components/live/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { roundInputOf } from './market-address.ts';
import { creditsPollMs, pollMs } from './poll-ms.ts';

/** The market's terms and its last round; stands still while live is paused, as all here does. */
export function useMarketState() {
  const trpc = useTRPC();
  const { paused } = useLive();
  const query = useQuery({ ...trpc.market.state.queryOptions(), refetchInterval: paused ? false : pollMs });
  useLiveSource({ heardAt: query.dataUpdatedAt, everyMs: pollMs });
  return query;
}

export function useMarketPools() {
  const trpc = useTRPC();
  const { paused } = useLive();
  return useQuery({ ...trpc.market.pools.queryOptions(), refetchInterval: paused ? false : pollMs });
}

/** A round of a pool: of a number for good, else the last as it comes. */
export function useMarketRound(poolId: string, round: number | null) {
  const trpc = useTRPC();
  const { paused } = useLive();
  return useQuery({
    ...trpc.market.round.queryOptions(roundInputOf(poolId, round)),
    refetchInterval: paused || round !== null ? false : pollMs,
  });
}

export function useMarketCredits() {
  const trpc = useTRPC();
  const { paused } = useLive();
  return useQuery({ ...trpc.market.credits.queryOptions(), refetchInterval: paused ? false : creditsPollMs });
}
