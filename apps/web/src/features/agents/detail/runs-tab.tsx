'use client';

import { useQuery } from '@tanstack/react-query';
import { QueryState, useRowKeys } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { AgentDetail } from '../agent-types.ts';
import { RunsTable } from './runs-table.tsx';

const pollMs = 10_000;

/** Every run that the newest calls name. */
export function RunsTab({ agent }: { readonly agent: AgentDetail }) {
  const trpc = useTRPC();
  const runs = useQuery({ ...trpc.agents.runs.queryOptions({ agentId: agent.id }), refetchInterval: pollMs });
  useRowKeys();
  return (
    <QueryState query={runs} what="the runs" rows={8}>
      {(found) => <RunsTable agent={agent} found={found} />}
    </QueryState>
  );
}
