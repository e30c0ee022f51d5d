'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client.tsx';

const runningPollMs = 1000;

/** One call; asked again every second while it runs. */
export function useCall(callId: string) {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.calls.get.queryOptions({ callId }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? runningPollMs : false),
  });
}
