'use client';

import { useQuery } from '@tanstack/react-query';
import { Facts, Panel, QueryState } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { describePolicy } from './describe-loop.ts';
import type { LoopPolicyInForce } from './loop-types.ts';
import { PolicyDialog } from './policy-dialog.tsx';

/** What is done about loops: of an agent, or of every agent that has no policy of its own. */
export function LoopPolicyPanel({ agentId }: { readonly agentId?: string }) {
  const trpc = useTRPC();
  const mayChange = useMay(agentId === undefined ? 'organisation:write' : 'agents:write');
  const query = useQuery(trpc.loops.policy.queryOptions(agentId === undefined ? {} : { agentId }));
  return (
    <Panel
      title={agentId === undefined ? 'Loops' : 'Policy'}
      note={query.data === undefined ? undefined : originOf(query.data, agentId)}
      actions={
        mayChange &&
        query.data !== undefined && <PolicyDialog key={query.data.version} agentId={agentId} inForce={query.data} />
      }
    >
      <QueryState query={query} what="the policy on loops" rows={3}>
        {({ policy }) => <Facts facts={describePolicy(policy)} />}
      </QueryState>
    </Panel>
  );
}

function originOf({ isOwn, version, reason }: LoopPolicyInForce, agentId: string | undefined): string {
  if (isOwn) return `version ${version}: ${reason ?? ''}`;
  return agentId === undefined ? 'as built in' : 'the organisation’s';
}
