'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client.tsx';

/** Asks again for models and providers: most changes of one show in the other. */
export function useRegistryRefresh(): () => Promise<void> {
  const trpc = useTRPC();
  const client = useQueryClient();
  return async () => {
    await Promise.all([
      client.invalidateQueries(trpc.models.pathFilter()),
      client.invalidateQueries(trpc.providers.pathFilter()),
    ]);
  };
}
