import type { Route } from 'next';
import { AgentName, DataTable, Duration, EmptyState, Panel, type Column } from '@/components/ui/index.ts';
import { formatCount } from '@/format/index.ts';
import { ClassMark } from '../class-mark.tsx';
import type { PoolStatus } from '../scheduler-types.ts';
import { prepareAgentWaits, type AgentWaitRow } from './prepare-agent-waits.ts';

const seconds = (ms: number | null) => <Duration us={ms === null ? null : Math.round(ms * 1000)} form="seconds" />;

const columns: readonly Column<AgentWaitRow>[] = [
  {
    key: 'agent',
    head: 'Agent',
    className: 'max-w-40',
    cell: ({ agent, isPart }) =>
      isPart ? (
        <span className="sr-only">{agent.slug}</span>
      ) : (
        <AgentName slug={agent.slug} name={agent.name} href={`/agents/${agent.slug}` as Route} />
      ),
  },
  {
    key: 'class',
    head: 'Class',
    cell: ({ serviceClass }) => (serviceClass === null ? 'all' : <ClassMark serviceClass={serviceClass} />),
  },
  {
    key: 'department',
    head: 'Department',
    className: 'max-w-32 truncate',
    cell: ({ department, isPart }) => (isPart ? '' : department.name),
  },
  { key: 'starts', head: 'starts', align: 'right', cell: ({ starts }) => formatCount(starts) },
  { key: 'p50', head: 'p50', align: 'right', cell: ({ waitP50Ms }) => seconds(waitP50Ms) },
  { key: 'p95', head: 'p95', align: 'right', cell: ({ waitP95Ms }) => seconds(waitP95Ms) },
  { key: 'p99', head: 'p99', align: 'right', cell: ({ waitP99Ms }) => seconds(waitP99Ms) },
];

/** How long each agent's calls waited of late: one that floods must not show in the others' figures. */
export function AgentWaits({ pool }: { readonly pool: PoolStatus }) {
  return (
    <Panel
      title="Waiting by agent"
      note="seconds, the agents with the most starts"
      className="max-h-72 overflow-y-auto"
    >
      {pool.agents.length === 0 ? (
        <EmptyState title="No agent's call started in the last hour." />
      ) : (
        <DataTable
          caption="Waiting by agent, seconds"
          columns={columns}
          rows={prepareAgentWaits(pool.agents)}
          rowKey={({ id }) => id}
        />
      )}
    </Panel>
  );
}
