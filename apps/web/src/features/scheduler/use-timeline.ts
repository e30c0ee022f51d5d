'use client';

import { useQuery } from '@tanstack/react-query';
import { useLive } from '@/components/live/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { pollMs } from './poll-ms.ts';
import { timelineMs } from './pool-address.ts';

/** What a pool did of late, for the parts of its room that draw it; they share one question. */
export function useTimeline(poolId: string) {
  const trpc = useTRPC();
  const { paused } = useLive();
  return useQuery({
    ...trpc.scheduler.timeline.queryOptions({ poolId, lastMs: timelineMs }),
    refetchInterval: paused ? false : pollMs,
  });
}
