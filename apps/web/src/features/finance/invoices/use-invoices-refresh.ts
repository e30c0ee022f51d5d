'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client.tsx';

/** Asks anew for all that a change of an invoice touches. */
export function useInvoicesRefresh(): () => Promise<void> {
  const trpc = useTRPC();
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries(trpc.invoices.pathFilter());
    await client.invalidateQueries(trpc.finance.closeChecks.pathFilter());
  };
}
