'use client';

import {
  DataTable,
  EmptyState,
  Panel,
  QueryState,
  SimulatedBadge,
  StateBadge,
  Time,
  type Column,
} from '@/components/ui/index.ts';
import { formatPower, nothing } from '@/format/index.ts';
import type { PoolPower } from './energy-types.ts';
import { PowerFigure } from './power-figure.tsx';
import { useCaps } from './use-energy.ts';

/** What is drawn of what may be; a line where the limit is below the peak. */
function PowerBar({ pool }: { readonly pool: PoolPower }) {
  const most = Math.max(1, pool.normalMilliwatts);
  const drawn = Math.min(1, pool.milliwatts / most);
  const limit = pool.limitMilliwatts / most;
  const isOver = pool.milliwatts > pool.limitMilliwatts;
  return (
    <svg aria-hidden="true" className="block h-2 w-full min-w-24 bg-surface-3">
      <rect
        width={`${drawn * 100}%`}
        height="8"
        strokeDasharray={pool.simulated ? '3 2' : undefined}
        className={isOver ? 'fill-stop-mark' : pool.simulated ? 'fill-surface-1 stroke-plot-mid' : 'fill-plot-mid'}
      />
      {limit < 1 && (
        <line x1={`${limit * 100}%`} x2={`${limit * 100}%`} y2="8" strokeWidth="2" className="stroke-care" />
      )}
    </svg>
  );
}

const columns: readonly Column<PoolPower>[] = [
  {
    key: 'pool',
    head: 'Pool',
    cell: ({ slug, simulated }) => (
      <span className="inline-flex max-w-full items-center gap-2 align-bottom">
        <span className="min-w-0 truncate font-medium text-ink-1">{slug}</span>
        {simulated && <SimulatedBadge />}
      </span>
    ),
  },
  {
    key: 'now',
    head: 'Draws now',
    align: 'right',
    cell: ({ milliwatts, simulated }) => (
      <PowerFigure milliwatts={milliwatts} estimated={simulated} simulated={simulated} />
    ),
  },
  {
    key: 'bar',
    head: <span className="sr-only">Part of its peak</span>,
    cell: (pool) => <PowerBar pool={pool} />,
    className: 'w-1/3',
  },
  { key: 'limit', head: 'May draw', align: 'right', cell: ({ limitMilliwatts }) => formatPower(limitMilliwatts) },
  {
    key: 'state',
    head: 'Limited',
    cell: ({ limitMilliwatts, normalMilliwatts, milliwatts }) =>
      milliwatts > limitMilliwatts ? (
        <StateBadge shape="error">above its limit</StateBadge>
      ) : limitMilliwatts < normalMilliwatts ? (
        <StateBadge shape="degraded">power cap</StateBadge>
      ) : (
        'no'
      ),
  },
  {
    key: 'changes',
    head: 'Changes',
    cell: ({ changesAt }) => (changesAt === null ? nothing : <Time at={changesAt} />),
  },
];

/** What each pool draws now, and what it may. */
export function PowerPanel() {
  const query = useCaps();
  return (
    <Panel title="Power now" note="by pool, of the peak of its devices">
      <QueryState query={query} what="the power" rows={3}>
        {({ pools }) =>
          pools.length === 0 ? (
            <EmptyState title="No device is registered that draws power.">
              <p>Add one: from then on it is metered, and its energy has owners.</p>
            </EmptyState>
          ) : (
            <DataTable caption="Power of pools" columns={columns} rows={pools} rowKey={({ poolId }) => poolId} />
          )
        }
      </QueryState>
    </Panel>
  );
}
