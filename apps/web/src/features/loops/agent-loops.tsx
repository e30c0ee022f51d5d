'use client';

import { useQuery } from '@tanstack/react-query';
import { Panel, QueryState } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { FindingList } from './finding-list.tsx';
import { LoopPolicyPanel } from './loop-policy-panel.tsx';

const pollMs = 5_000;

/** The loops that an agent took part in, and what is done about them. */
export function AgentLoops({ agentId }: { readonly agentId: string }) {
  const trpc = useTRPC();
  const mayClear = useMay('agents:write');
  const findings = useQuery({ ...trpc.loops.list.queryOptions({ agentId }), refetchInterval: pollMs });
  return (
    <div className="grid lg:grid-cols-[minmax(0,8fr)_minmax(300px,5fr)]">
      <div className="min-w-0 lg:border-r lg:border-line-1">
        <Panel title="Loops" note="calls that went round in circles, the newest first">
          <QueryState query={findings} what="the loops" rows={4}>
            {(found) => <FindingList findings={found} mayClear={mayClear} />}
          </QueryState>
        </Panel>
      </div>
      <LoopPolicyPanel agentId={agentId} />
    </div>
  );
}
