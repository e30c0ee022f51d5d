'use client';

import {
  DataTable,
  EmptyState,
  Panel,
  QueryState,
  StateBadge,
  Time,
  type Column,
  type StateShape,
} from '@/components/ui/index.ts';
import type { PowerCap } from './energy-types.ts';
import { capStateWords, cutWords } from './energy-words.ts';
import { LiftCap } from './lift-cap.tsx';
import { useCaps } from './use-energy.ts';

const rowsMost = 20;
const shapes: Readonly<Record<PowerCap['state'], StateShape>> = {
  to_come: 'waiting',
  in_force: 'degraded',
  over: 'settled',
  lifted: 'settled',
};

const columns: readonly Column<PowerCap>[] = [
  {
    key: 'state',
    head: 'State',
    cell: ({ state }) => <StateBadge shape={shapes[state]}>{capStateWords[state]}</StateBadge>,
  },
  { key: 'of', head: 'Of', cell: ({ scopeName }) => scopeName },
  { key: 'cut', head: 'Cut', cell: cutWords },
  { key: 'from', head: 'From', cell: ({ from }) => <Time at={from} /> },
  { key: 'until', head: 'Until', cell: ({ until, liftedAt }) => <Time at={liftedAt ?? until} /> },
  { key: 'who', head: 'By', cell: ({ author }) => author.name ?? author.kind },
  {
    key: 'why',
    head: 'Why',
    cell: ({ reason, liftedReason }) => [reason, liftedReason].filter(Boolean).join(' · lifted: '),
  },
];

const lifting: Column<PowerCap> = {
  key: 'lift',
  head: <span className="sr-only">Change</span>,
  align: 'right',
  cell: (cap) => (cap.state === 'in_force' || cap.state === 'to_come') && <LiftCap cap={cap} />,
};

/** Who lowered what may be drawn, why, and until when. */
export function CapsPanel({ mayWrite }: { readonly mayWrite: boolean }) {
  const query = useCaps();
  return (
    <Panel title="Power caps" note="the strictest counts">
      <QueryState query={query} what="the power caps" rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="Nobody has capped power." />
          ) : (
            <DataTable
              caption="Power caps"
              columns={mayWrite ? [...columns, lifting] : columns}
              rows={items.slice(0, rowsMost)}
              rowKey={({ id }) => id}
            />
          )
        }
      </QueryState>
    </Panel>
  );
}
