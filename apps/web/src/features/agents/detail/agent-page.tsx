'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { CopyButton, Facts, Money, Page, Panel, QueryState, Time, useRowKeys } from '@/components/ui/index.ts';
import { RecentCalls } from '@/features/calls/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatCount, formatQuantity, nothing } from '@/format/index.ts';
import { useDayStart } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { AgentKeys } from './agent-keys.tsx';
import { AgentStateControl } from '../bulk/index.ts';
import { AgentStateBadge } from '../agent-state.tsx';
import type { AgentDetail } from '../agent-types.ts';
import { EditAgent } from './edit-agent.tsx';

const pollMs = 5000;

function identityOf(agent: AgentDetail): Parameters<typeof Facts>[0]['facts'] {
  return [
    ['Name', agent.name],
    ['Department', agent.department.name],
    ['Team', agent.team?.name ?? nothing],
    ['Owner', agent.owner?.name ?? nothing],
    ['Models', agent.allowedModels.length === 0 ? 'every model' : agent.allowedModels.join(', ')],
    [
      'Identity',
      <span key="id" className="inline-flex items-center gap-1 font-mono break-all">
        {agent.id}
        <CopyButton text={agent.id} what="identity" />
      </span>,
    ],
    ['Registered', <Time key="created" at={agent.createdAt} form="date" />],
  ];
}

function todayOf(agent: AgentDetail): Parameters<typeof Facts>[0]['facts'] {
  const { callsWithoutCostToday } = agent;
  return [
    ['Running now', formatCount(agent.runningNow)],
    ['Calls', formatCount(agent.callsToday)],
    ['Failed', formatCount(agent.failedToday)],
    [
      'Cost',
      <span key="cost">
        <Money nanoUsd={agent.costTodayNanoUsd} form="call" />
        {callsWithoutCostToday > 0 &&
          `, ${formatQuantity(callsWithoutCostToday, 'call')} without a known cost left out`}
      </span>,
    ],
    ['Last call', <Time key="last" at={agent.lastCallAt} form="ago" />],
  ];
}

/** Who an agent is, what it may do, what it does. */
export function AgentPage({ agentId }: { readonly agentId: string }) {
  const trpc = useTRPC();
  const dayStart = useDayStart();
  const query = useQuery({ ...trpc.agents.get.queryOptions({ agentId, dayStart }), refetchInterval: pollMs });
  const may = { write: useMay('agents:write'), readKeys: useMay('keys:read'), readCalls: useMay('calls:read') };
  useRowKeys();
  const agent = query.data;
  return (
    <Page
      title={agent?.slug ?? agentId}
      note={agent && <AgentStateBadge agent={agent} />}
      actions={
        agent &&
        may.write && (
          <>
            <EditAgent agent={agent} />
            {agent.state !== 'retired' && <AgentStateControl agent={agent} />}
          </>
        )
      }
    >
      <QueryState query={query} what="the agent" rows={8}>
        {(shown) => (
          <div className="grid xl:grid-cols-[minmax(0,5fr)_minmax(0,9fr)]">
            <div className="min-w-0 xl:border-r xl:border-line-1">
              <Panel title="Purpose">
                <p className="px-4 py-2 text-ink-2">{shown.purpose === '' ? 'None is written down.' : shown.purpose}</p>
              </Panel>
              <Panel title="Identity">
                <Facts facts={identityOf(shown)} />
              </Panel>
              <Panel title="Today">
                <Facts facts={todayOf(shown)} />
              </Panel>
            </div>
            <div className="min-w-0">
              {may.readKeys && <AgentKeys agent={shown} />}
              {may.readCalls && (
                <Panel
                  title="Recent calls"
                  actions={
                    <Link
                      href={`/calls?filters=agent:any_of:${shown.id}&range=24h`}
                      className="text-12 text-you hover:underline"
                    >
                      Open calls
                    </Link>
                  }
                >
                  <RecentCalls agentId={shown.id} />
                </Panel>
              )}
            </div>
          </div>
        )}
      </QueryState>
    </Page>
  );
}
