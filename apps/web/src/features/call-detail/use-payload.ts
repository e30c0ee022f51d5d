'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client.tsx';

const savedWithinMs = 1500;
/** Messages are saved a moment after the call ended; who looks sooner looks again, this many times. */
const looksMax = 4;

/**
 * The messages of a call. Each answer is in the audit trail as a reading, so they are asked for once and kept: neither
 * a focused window nor a second tab reads them again.
 */
export function usePayload(callId: string, finishedAt: number | null) {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.calls.payload.queryOptions({ callId }),
    enabled: finishedAt !== null,
    staleTime: ({ state }) => (state.data?.state === 'kept' ? Infinity : 0),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchInterval: ({ state }) => {
      const waits = state.data?.state === 'missing' || state.data?.state === 'running';
      return waits && state.dataUpdateCount < looksMax ? savedWithinMs : false;
    },
  });
}
