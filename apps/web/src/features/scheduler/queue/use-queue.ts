'use client';

import { useQuery } from '@tanstack/react-query';
import { useLive, useLiveSource } from '@/components/live/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { pollMs } from '../poll-ms.ts';
import { queueInputOf } from '../pool-address.ts';

/** Who waits in a pool, in the order of their starts. */
export function useQueue(poolId: string) {
  const trpc = useTRPC();
  const { paused } = useLive();
  const query = useQuery({
    ...trpc.scheduler.queue.queryOptions(queueInputOf(poolId)),
    refetchInterval: paused ? false : pollMs,
  });
  useLiveSource({ heardAt: query.dataUpdatedAt, everyMs: pollMs });
  return query;
}
