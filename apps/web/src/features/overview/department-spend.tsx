'use client';

import { DataTable, EmptyState, Money, QueryState, SimulatedBadge, type Column } from '@/components/ui/index.ts';
import { formatCount } from '@/format/index.ts';
import { prepareDepartments, sumOf, type DepartmentDay } from './prepare-departments.ts';
import { useFleet } from './use-fleet.ts';

const columns: readonly Column<DepartmentDay>[] = [
  {
    key: 'department',
    head: 'Department',
    cell: ({ name, simulated }) => (
      <span className="inline-flex items-center gap-1.5 text-ink-1">
        {name} {simulated && <SimulatedBadge />}
      </span>
    ),
  },
  { key: 'agents', head: 'agents', align: 'right', cell: ({ agents }) => formatCount(agents) },
  { key: 'calls', head: 'calls today', align: 'right', cell: ({ callsToday }) => formatCount(callsToday) },
  {
    key: 'cost',
    head: 'cost today, USD',
    align: 'right',
    cell: ({ costTodayNanoUsd }) => <Money nanoUsd={costTodayNanoUsd} form="total" />,
  },
  {
    key: 'normal',
    head: 'a normal day',
    align: 'right',
    cell: ({ costNormalNanoUsd }) => <Money nanoUsd={costNormalNanoUsd} form="total" />,
  },
  {
    key: 'unknown',
    head: 'without cost',
    align: 'right',
    cell: ({ callsWithoutCost }) => formatCount(callsWithoutCost),
  },
];

/** Who spent what today; what has no known cost has a column of its own and is in no sum. */
export function DepartmentSpend() {
  const query = useFleet();
  return (
    <QueryState query={query} what="the departments" rows={6}>
      {(agents) => {
        const total = sumOf(agents);
        return agents.length === 0 ? (
          <EmptyState title="No digital employee works here yet." />
        ) : (
          <DataTable
            caption="Cost today by department"
            columns={columns}
            rows={prepareDepartments(agents)}
            rowKey={({ id }) => id}
            foot={
              <tr>
                <td>All</td>
                <td className="text-right">{formatCount(total.agents)}</td>
                <td className="text-right">{formatCount(total.callsToday)}</td>
                <td className="text-right">
                  <Money nanoUsd={total.costTodayNanoUsd} form="total" />
                </td>
                <td className="text-right">
                  <Money nanoUsd={total.costNormalNanoUsd} form="total" />
                </td>
                <td className="text-right">{formatCount(total.callsWithoutCost)}</td>
              </tr>
            }
          />
        );
      }}
    </QueryState>
  );
}
