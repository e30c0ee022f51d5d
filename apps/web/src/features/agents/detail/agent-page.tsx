'use client';

import { useQuery } from '@tanstack/react-query';
import { OctagonX, Pencil, Plug } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useLive, useLiveSource } from '@/components/live/index.ts';
import { buttonClass, Page, QueryState } from '@/components/ui/index.ts';
import { useActions, useMay, type Action } from '@/features/shell/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { useDayStart } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { AgentStateBadge } from '../agent-state.tsx';
import type { AgentDetail } from '../agent-types.ts';
import { AgentStateControl, RetireControl } from '../bulk/index.ts';
import { AgentTabs } from './agent-tabs.tsx';
import { EditAgent } from './edit-agent.tsx';

const pollMs = 5000;

function describePresent({ runningNow, callsToday, health }: AgentDetail): string {
  if (health.state === 'unused') return 'no calls yet';
  return `${formatQuantity(runningNow, 'call')} in flight, ${formatQuantity(callsToday, 'call')} today`;
}

/** Who an agent is, what it may do, what it does, what changed. */
export function AgentPage({ agentId }: { readonly agentId: string }) {
  const trpc = useTRPC();
  const router = useRouter();
  const dayStart = useDayStart();
  const { paused } = useLive();
  const query = useQuery({
    ...trpc.agents.get.queryOptions({ agentId, dayStart }),
    refetchInterval: paused ? false : pollMs,
  });
  useLiveSource({ heardAt: query.dataUpdatedAt, everyMs: pollMs });
  const [mayWrite, mayKeys] = [useMay('agents:write'), useMay('keys:write')];
  const [changing, setChanging] = useState(false);
  const [editing, setEditing] = useState(false);
  const agent = query.data;
  const connect = () => agent && router.push(`/connect?agent=${agent.slug}`);
  const actions: Action[] = [];
  if (agent && mayWrite) {
    const verb = agent.state === 'active' ? 'Suspend' : 'Resume';
    actions.push(
      {
        id: 'agent.state',
        name: `${verb} ${agent.slug}…`,
        note: 'needs a reason',
        icon: OctagonX,
        run: () => setChanging(true),
      },
      { id: 'agent.edit', name: `Edit ${agent.slug}…`, icon: Pencil, run: () => setEditing(true) },
    );
  }
  if (agent && mayKeys) actions.push({ id: 'agent.connect', name: `Connect ${agent.slug}…`, icon: Plug, run: connect });
  useActions(actions);
  return (
    <Page
      fill
      title={agent?.slug ?? agentId}
      note={
        agent && (
          <span className="inline-flex flex-wrap items-center gap-x-3">
            <AgentStateBadge agent={agent} />
            {describePresent(agent)}
          </span>
        )
      }
      actions={
        agent && (
          <>
            {mayKeys && (
              <Link
                href={`/connect?agent=${agent.slug}`}
                className={buttonClass(agent.lastCallAt === null ? 'main' : 'ghost')}
              >
                Connect…
              </Link>
            )}
            {mayWrite && (
              <>
                <EditAgent agent={agent} open={editing} onOpenChange={setEditing} />
                {agent.state === 'suspended' && <RetireControl agent={agent} />}
                <AgentStateControl agent={agent} open={changing} onOpenChange={setChanging} />
              </>
            )}
          </>
        )
      }
    >
      <QueryState query={query} what="the agent" rows={8}>
        {(shown) => <AgentTabs agent={shown} />}
      </QueryState>
    </Page>
  );
}
