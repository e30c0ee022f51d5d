'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client.tsx';

/** Asks again for departments, and for agents, whose rows name theirs. */
export function usePlacesRefresh(): () => Promise<void> {
  const trpc = useTRPC();
  const client = useQueryClient();
  return async () => {
    await Promise.all([
      client.invalidateQueries(trpc.departments.pathFilter()),
      client.invalidateQueries(trpc.agents.pathFilter()),
    ]);
  };
}
