import type { Route } from 'next';
import { AgentName, DataTable, Duration, EmptyState, Panel, type Column } from '@/components/ui/index.ts';
import { formatCount } from '@/format/index.ts';
import type { PoolStatus } from '../scheduler-types.ts';

type AgentWait = PoolStatus['agents'][number];

const seconds = (ms: number | null) => <Duration us={ms === null ? null : Math.round(ms * 1000)} form="seconds" />;

const columns: readonly Column<AgentWait>[] = [
  {
    key: 'agent',
    head: 'Agent',
    className: 'max-w-40',
    cell: ({ agent }) => <AgentName slug={agent.slug} name={agent.name} href={`/agents/${agent.slug}` as Route} />,
  },
  { key: 'department', head: 'Department', className: 'max-w-32 truncate', cell: ({ department }) => department.name },
  { key: 'starts', head: 'starts', align: 'right', cell: ({ starts }) => formatCount(starts) },
  { key: 'p50', head: 'p50', align: 'right', cell: ({ waitP50Ms }) => seconds(waitP50Ms) },
  { key: 'p99', head: 'p99', align: 'right', cell: ({ waitP99Ms }) => seconds(waitP99Ms) },
];

/** How long each agent's calls waited of late: one that floods must not show in the others' figures. */
export function AgentWaits({ pool }: { readonly pool: PoolStatus }) {
  return (
    <Panel
      title="Waiting by agent"
      note="seconds, the agents with the most starts"
      className="max-h-72 overflow-y-auto @3xl:max-h-none @3xl:min-h-56 @3xl:[contain:size] @6xl:border-r"
    >
      {pool.agents.length === 0 ? (
        <EmptyState title="No agent's call started in the last hour." />
      ) : (
        <DataTable
          caption="Waiting by agent, seconds"
          columns={columns}
          rows={pool.agents}
          rowKey={({ agent }) => agent.id}
        />
      )}
    </Panel>
  );
}
