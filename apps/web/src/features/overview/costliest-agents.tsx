'use client';

import Link from 'next/link';
import { AgentName, DataTable, EmptyState, Money, QueryState, type Column } from '@/components/ui/index.ts';
import type { AgentListItem } from '@/features/agents/index.ts';
import { formatCount } from '@/format/index.ts';
import { costliestAgents } from './prepare-departments.ts';
import { useFleet } from './use-fleet.ts';

const shown = 8;

const columns: readonly Column<AgentListItem>[] = [
  {
    key: 'agent',
    head: 'Agent',
    cell: ({ slug, name }) => (
      <Link href={`/agents/${slug}`} className="row-link">
        <AgentName slug={slug} name={name} />
      </Link>
    ),
  },
  { key: 'department', head: 'Department', cell: ({ department }) => department.name },
  { key: 'calls', head: 'calls today', align: 'right', cell: ({ callsToday }) => formatCount(callsToday) },
  {
    key: 'cost',
    head: 'cost today, USD',
    align: 'right',
    cell: ({ costTodayNanoUsd, simulatedToday }) => (
      <Money nanoUsd={costTodayNanoUsd} form="total" simulated={simulatedToday > 0} />
    ),
  },
  {
    key: 'normal',
    head: 'a normal day',
    align: 'right',
    cell: ({ costNormalNanoUsd }) => <Money nanoUsd={costNormalNanoUsd} form="total" />,
  },
];

/** The agents that cost most today, each beside its own normal day. */
export function CostliestAgents() {
  const query = useFleet();
  return (
    <QueryState query={query} what="the agents" rows={shown}>
      {(agents) => {
        const rows = costliestAgents(agents, shown);
        return rows.length === 0 ? (
          <EmptyState title="No agent has cost anything today." />
        ) : (
          <DataTable caption="Agents that cost most today" columns={columns} rows={rows} rowKey={({ id }) => id} />
        );
      }}
    </QueryState>
  );
}
