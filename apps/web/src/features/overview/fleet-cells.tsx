'use client';

import Link from 'next/link';
import { DataTable, EmptyState, Money, type Column } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatCount, formatQuantity } from '@/format/index.ts';
import { chooseCells } from './choose-cells.ts';
import { FleetCell, fleetStates } from './fleet-cell.tsx';
import type { FleetDepartment } from './overview-types.ts';

function countStates(departments: readonly FleetDepartment[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { state } of departments.flatMap(({ agents }) => agents)) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}

/** Some lines of cells. A thousand more would say no more, and keep the page from opening. */
const cellsMax = 120;

function DepartmentCells({ department: { id, name, agents } }: { readonly department: FleetDepartment }) {
  const { shown, leftOut } = chooseCells(agents, cellsMax);
  return (
    <ul className="flex flex-wrap items-center gap-0.5 py-0.5">
      {shown.map((agent) => (
        <li key={agent.id}>
          <FleetCell agent={agent} />
        </li>
      ))}
      {leftOut > 0 && (
        <li className="px-1.5 text-12">
          <Link href={`/agents?department=${encodeURIComponent(id)}`} className="text-you hover:underline">
            and {formatQuantity(leftOut, 'other')}
            <span className="sr-only"> of {name}</span>
          </Link>
        </li>
      )}
    </ul>
  );
}

// Widths are given, so that a page that arrives in pieces does not move.
const columns: readonly Column<FleetDepartment>[] = [
  { key: 'name', head: 'Department', className: 'min-w-40 text-ink-1', cell: ({ name }) => name },
  {
    key: 'agents',
    head: 'State of each',
    className: 'w-full min-w-28 sm:min-w-36',
    cell: (department) => <DepartmentCells department={department} />,
  },
  {
    key: 'calls',
    head: 'calls/min',
    align: 'right',
    className: 'min-w-20',
    cell: ({ callsLastMinute }) => formatCount(callsLastMinute),
  },
  {
    key: 'cost',
    head: 'USD, last hour',
    align: 'right',
    className: 'min-w-28',
    cell: ({ costLastHourNanoUsd }) => <Money nanoUsd={costLastHourNanoUsd} form="total" />,
  },
];

/** Every digital employee as one cell, by department; each leads to its page. */
export function FleetCells({ departments }: { readonly departments: readonly FleetDepartment[] }) {
  const counts = countStates(departments);
  const mayCreate = useMay('agents:write');
  if (counts.size === 0) {
    return (
      <EmptyState title="No digital employees yet.">
        {mayCreate && (
          <p className="mt-1">
            <Link href="/agents/new" className="text-you underline">
              Create the first
            </Link>{' '}
            and give it a key.
          </p>
        )}
      </EmptyState>
    );
  }
  return (
    <>
      <DataTable
        caption="Digital employees by department"
        columns={columns}
        rows={departments}
        rowKey={({ id }) => id}
      />
      <ul
        className="flex flex-wrap gap-x-4 gap-y-1 border-t border-line-1 px-4 py-2 text-12 text-ink-2"
        aria-label="Key to the cells"
      >
        {Object.entries(fleetStates).map(([state, { mark, words }]) => (
          <li key={state} className="flex items-center gap-1.5">
            {mark} {words} <strong className="font-semibold text-ink-1">{formatCount(counts.get(state) ?? 0)}</strong>
          </li>
        ))}
      </ul>
    </>
  );
}
