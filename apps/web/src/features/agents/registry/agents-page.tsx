'use client';

import { Plug, Plus } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { FilterBar, useFilters } from '@/components/filters/index.ts';
import { ColumnsMenu, ExportButton, Grid, useGridUrl } from '@/components/grid/index.ts';
import { useListedRows } from '@/components/listed-rows/index.ts';
import { useLiveSource } from '@/components/live/index.ts';
import { PeekLayout, usePeek } from '@/components/peek/index.ts';
import { buttonClass, EmptyState, ErrorState, Page } from '@/components/ui/index.ts';
import { useActions, useDepartment, useMay } from '@/features/shell/index.ts';
import { SavedViews } from '@/features/views/index.ts';
import { formatCount, formatQuantity } from '@/format/index.ts';
import { lazyPart, useWarm } from '@/later/index.ts';
import type { AgentListItem } from '../agent-types.ts';
import { useAgents } from '../use-agents.ts';
import { agentColumns } from './agent-columns.tsx';
import { agentFilterFields, readAgent } from './agent-filters.ts';
import { presetViews } from './preset-views.ts';

const AgentPeek = lazyPart(async () => (await import('./agent-peek.tsx')).AgentPeek);
const BulkBar = lazyPart(async () => (await import('../bulk/index.ts')).BulkBar);

const pollMs = 10_000;
const noAgents: readonly AgentListItem[] = [];
const idOf = ({ id }: AgentListItem) => id;
const pageOf = ({ slug }: AgentListItem) => `/agents/${slug}`;

/** The fields again only when what they offer changes, not with every figure of an agent. */
function useAgentFields(agents: readonly AgentListItem[]) {
  const offered = JSON.stringify(agentFilterFields(agents));
  return useMemo(() => JSON.parse(offered) as ReturnType<typeof agentFilterFields>, [offered]);
}

/** Every digital employee of the organisation: sent once, filtered and ordered here. */
export function AgentsPage({ viewerId }: { readonly viewerId: string }) {
  useWarm(AgentPeek);
  useWarm(BulkBar);
  const router = useRouter();
  const mayWrite = useMay('agents:write');
  const mayKeys = useMay('keys:write');
  const query = useAgents(pollMs);
  useLiveSource({ heardAt: query.heardAt, everyMs: pollMs });
  const agents = query.data ?? noAgents;
  const { departmentId, department } = useDepartment();
  const fields = useAgentFields(agents);
  const { filters } = useFilters(fields);
  const { sort, setSort, hiddenColumns, setHiddenColumns } = useGridUrl('agents', agentColumns);
  const { peekId, openPeek } = usePeek();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const inDepartment = useMemo(
    () => (departmentId === undefined ? agents : agents.filter((agent) => agent.department.id === departmentId)),
    [agents, departmentId],
  );
  const rows = useListedRows(inDepartment, { columns: agentColumns, sort, filters, read: readAgent });
  const views = useMemo(() => presetViews(viewerId), [viewerId]);
  const chosen = useMemo(() => agents.filter(({ id }) => selected.has(id)), [agents, selected]);
  const openIndex = rows.findIndex(({ id }) => id === peekId);
  const open = agents.find(({ id }) => id === peekId);
  const openAt = (index: number) => {
    const row = rows[index];
    return row && openIndex !== -1 ? () => openPeek(row.id) : undefined;
  };
  useActions([
    ...(mayWrite
      ? [{ id: 'agents.create', name: 'Create agent…', icon: Plus, run: () => router.push('/agents/new') }]
      : []),
    ...(mayKeys
      ? [{ id: 'agents.connect', name: 'Connect an agent…', icon: Plug, run: () => router.push('/connect') }]
      : []),
  ]);
  const filtered = rows.length !== inDepartment.length;
  return (
    <Page
      fill
      title="Agents"
      note={
        query.data &&
        (filtered
          ? `${formatCount(rows.length)} of ${formatQuantity(inDepartment.length, 'digital employee')}`
          : `${formatQuantity(inDepartment.length, 'digital employee')}${department ? ` of ${department.name}` : ''}`)
      }
      actions={
        <>
          <SavedViews room="agents" system={views} />
          <ExportButton room="agents" columns={agentColumns} rows={rows} count={rows.length} />
          <ColumnsMenu columns={agentColumns} hiddenColumns={hiddenColumns} setHiddenColumns={setHiddenColumns} />
          {mayKeys && (
            <Link href="/connect" className={buttonClass()}>
              Connect…
            </Link>
          )}
          {mayWrite && (
            <Link href="/agents/new" className={buttonClass('main')}>
              Create agent…
            </Link>
          )}
        </>
      }
    >
      <FilterBar label="Filter agents" fields={fields} />
      {chosen.length > 0 && <BulkBar agents={chosen} shown={rows} onClear={() => setSelected(new Set())} />}
      {query.error !== null && query.data === undefined ? (
        <ErrorState what="the agents" problem={query.error.message} retry={() => void query.refetch()} />
      ) : (
        <PeekLayout
          peek={open && <AgentPeek agent={open} onPrevious={openAt(openIndex - 1)} onNext={openAt(openIndex + 1)} />}
        >
          <Grid
            label="Agents"
            columns={agentColumns}
            rows={rows}
            rowId={idOf}
            sort={sort}
            onSort={setSort}
            hiddenColumns={hiddenColumns}
            openId={peekId}
            onOpen={({ id }) => openPeek(id)}
            fullHref={pageOf}
            loading={query.data === undefined}
            empty={<NoAgents any={inDepartment.length > 0} mayWrite={mayWrite} />}
            {...(mayWrite && { selectedIds: selected, onSelect: setSelected })}
          />
        </PeekLayout>
      )}
    </Page>
  );
}

function NoAgents({ any, mayWrite }: { readonly any: boolean; readonly mayWrite: boolean }) {
  if (any) return <EmptyState title="No agent fits the filter." />;
  return (
    <EmptyState title="No agents yet.">
      <p className="mt-1">
        {mayWrite ? (
          <Link href="/connect" className="text-you hover:underline">
            Connect the first one
          </Link>
        ) : (
          'An operator can connect the first one.'
        )}
      </p>
    </EmptyState>
  );
}
