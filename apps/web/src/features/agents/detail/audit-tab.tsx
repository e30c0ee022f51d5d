'use client';

import { useQuery } from '@tanstack/react-query';
import { DataTable, EmptyState, QueryState, Time, type Column } from '@/components/ui/index.ts';
import type { RouterOutputs } from '@/trpc/router-outputs.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { AgentDetail } from '../agent-types.ts';
import { describeDetail } from './describe-detail.ts';

type Event = RouterOutputs['agents']['events'][number];

const columns: readonly Column<Event>[] = [
  { key: 'at', head: 'When', cell: ({ at }) => <Time at={at} form="date" /> },
  { key: 'action', head: 'What', className: 'font-mono text-ink-1', cell: ({ action }) => action },
  {
    key: 'actor',
    head: 'By',
    cell: ({ actor }) => (actor.kind === 'system' ? 'the system' : (actor.name ?? 'somebody who left')),
  },
  { key: 'target', head: 'On', cell: ({ target }) => (target.kind === 'agent' ? 'the agent' : target.kind) },
  {
    key: 'detail',
    head: 'Detail',
    className: 'max-w-[640px] truncate',
    cell: ({ detail }) => <span title={describeDetail(detail)}>{describeDetail(detail)}</span>,
  },
];

/** The trail of the agent and of its keys. */
export function AuditTab({ agent }: { readonly agent: AgentDetail }) {
  const events = useQuery(useTRPC().agents.events.queryOptions({ agentId: agent.id }));
  return (
    <QueryState query={events} what="the trail" rows={8}>
      {(shown) =>
        shown.length === 0 ? (
          <EmptyState title="The trail has nothing about this agent: it came with the installation and nobody changed it." />
        ) : (
          <DataTable
            caption={`Audit of ${agent.slug}, the newest first`}
            columns={columns}
            rows={shown}
            rowKey={({ id }) => id}
          />
        )
      }
    </QueryState>
  );
}
