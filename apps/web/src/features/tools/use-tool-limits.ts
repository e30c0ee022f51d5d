'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLive, useLiveSource } from '@/components/live/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { ToolLimit } from './tool-types.ts';

/** Who uses a tool changes with every call; people read it at this pace. */
const pollMs = 2_000;

/** The limits with what is in use now, and how they are replaced. */
export function useToolLimits() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { paused } = useLive();
  const query = useQuery({ ...trpc.scheduler.toolLimits.queryOptions(), refetchInterval: paused ? false : pollMs });
  useLiveSource({ heardAt: query.dataUpdatedAt, everyMs: pollMs });
  const refresh = () => client.invalidateQueries(trpc.scheduler.toolLimits.pathFilter());
  const set = useMutation(trpc.scheduler.setToolLimits.mutationOptions({ onSuccess: refresh }));
  return {
    query,
    set,
    /** Replaces all limits; `then` runs when that is done. */
    replace: (limits: readonly ToolLimit[], then: () => void) =>
      set.mutate(
        {
          expectedRevision: query.data?.revision ?? 0,
          limits: limits.map(({ tool, uses, timeoutSeconds }) => ({ tool, uses, timeoutSeconds })),
        },
        { onSuccess: then },
      ),
  };
}
