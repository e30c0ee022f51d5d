'use client';

import { useQuery } from '@tanstack/react-query';
import { useLive, useLiveSource } from '@/components/live/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { pollMs } from './poll-ms.ts';

/** All pools as they are now; stands still while live is paused. */
export function usePools() {
  const trpc = useTRPC();
  const { paused } = useLive();
  const query = useQuery({ ...trpc.scheduler.pools.queryOptions(), refetchInterval: paused ? false : pollMs });
  useLiveSource({ heardAt: query.dataUpdatedAt, everyMs: pollMs });
  return query;
}
