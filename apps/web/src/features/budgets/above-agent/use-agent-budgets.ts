'use client';

import { useQuery } from '@tanstack/react-query';
import { useLive } from '@/components/live/index.ts';
import { useNow, useViewerZone } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { prepareBudgets } from '../prepare-budgets.ts';

const pollMs = 5_000;

/** The budgets above an agent, the tightest first, and as a list shows them now. */
export function useAgentBudgets(agentId: string) {
  const trpc = useTRPC();
  const { paused } = useLive();
  const present = { nowMs: useNow(), zone: useViewerZone() };
  const query = useQuery({
    ...trpc.budgets.forAgent.queryOptions({ agentId }),
    refetchInterval: paused ? false : pollMs,
  });
  return { query, present, rows: prepareBudgets(query.data?.budgets ?? [], present, false) };
}
