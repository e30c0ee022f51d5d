'use client';

import { useQuery } from '@tanstack/react-query';
import { useLive } from '@/components/live/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { creditsPollMs } from '../poll-ms.ts';

/** What departments hold and sell; stands still while live is paused. */
export function useMarketOffers() {
  const trpc = useTRPC();
  const { paused } = useLive();
  return useQuery({ ...trpc.market.offers.queryOptions(), refetchInterval: paused ? false : creditsPollMs });
}
