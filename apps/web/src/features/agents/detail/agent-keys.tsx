'use client';

import { useQuery } from '@tanstack/react-query';
import { DataTable, EmptyState, Panel, QueryState, Time, type Column } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { AgentKey, AgentDetail } from '../agent-types.ts';
import { CreateKey } from './create-key.tsx';
import { RevokeKey } from './revoke-key.tsx';

function KeyState({ agentKey }: { readonly agentKey: AgentKey }) {
  if (agentKey.revokedAt !== null) return <span className="text-stop">revoked</span>;
  if (agentKey.expiresAt === null) return <>no end</>;
  return (
    <>
      until <Time at={agentKey.expiresAt} form="date" />
    </>
  );
}

const columns: readonly Column<AgentKey>[] = [
  { key: 'name', head: 'Key', cell: ({ name }) => <span className="text-ink-1">{name}</span> },
  { key: 'last', head: 'Ends in', className: 'font-mono', cell: ({ lastFour }) => `…${lastFour}` },
  { key: 'used', head: 'Last used', cell: ({ lastUsedAt }) => <Time at={lastUsedAt} form="ago" /> },
  { key: 'state', head: 'Counts', cell: (agentKey) => <KeyState agentKey={agentKey} /> },
];

const withRevoke: readonly Column<AgentKey>[] = [
  ...columns,
  {
    key: 'revoke',
    head: <span className="sr-only">Action</span>,
    align: 'right',
    cell: (agentKey) => agentKey.revokedAt === null && <RevokeKey agentKey={agentKey} />,
  },
];

/** The keys that an agent may call with. A key is shown once, when it is made. */
export function AgentKeys({ agent }: { readonly agent: AgentDetail }) {
  const trpc = useTRPC();
  const mayWrite = useMay('keys:write');
  const query = useQuery(trpc.keys.list.queryOptions({ agentId: agent.id }));
  return (
    <Panel title="Keys" actions={mayWrite && <CreateKey agent={agent} />}>
      <QueryState query={query} what="the keys" rows={2}>
        {(keys) =>
          keys.length === 0 ? (
            <EmptyState title="No keys yet. Without one this agent cannot call." />
          ) : (
            <DataTable
              caption={`Keys of ${agent.slug}`}
              columns={mayWrite ? withRevoke : columns}
              rows={keys}
              rowKey={({ id }) => id}
            />
          )
        }
      </QueryState>
    </Panel>
  );
}
