'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToasts } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { policyName } from '../queue/prepare-queue.ts';
import type { PoolStatus } from '../scheduler-types.ts';

/** Sets a pool's policy. Refused as a conflict when somebody else changed it since it was looked at. */
export function useSetPolicy(pool: PoolStatus, onDone: () => void) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  return useMutation(
    trpc.scheduler.setPolicy.mutationOptions({
      onSuccess: async (policy) => {
        await client.invalidateQueries(trpc.scheduler.pathFilter());
        onDone();
        tell(`${pool.slug} runs ${policyName(policy)}. Who waits was ordered anew; what runs runs on.`);
      },
    }),
  );
}
