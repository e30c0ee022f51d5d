import { DataTable, EmptyState, SimulatedBadge, type Column } from '@/components/ui/index.ts';
import { formatCount, formatSeconds } from '@/format/index.ts';
import type { Overview } from './overview-types.ts';

type Pool = Overview['pools'][number];

function LoadBar({ pool }: { readonly pool: Pool }) {
  return (
    <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" className="h-2 w-full min-w-20 bg-surface-3">
      <rect width={Math.min(100, (pool.busy / pool.slots) * 100)} height="8" className="fill-plot-ink" />
    </svg>
  );
}

const columns: readonly Column<Pool>[] = [
  {
    key: 'pool',
    head: 'Pool',
    cell: (pool) => (
      <span className="flex min-w-0 items-center gap-1.5 text-ink-1">
        <span className="truncate" title={pool.slug}>
          {pool.slug}
        </span>
        {pool.simulated && <SimulatedBadge />}
      </span>
    ),
  },
  { key: 'load', head: '0 to 100 % busy', className: 'w-2/5', cell: (pool) => <LoadBar pool={pool} /> },
  {
    key: 'busy',
    head: 'busy / slots',
    align: 'right',
    cell: (pool) => `${formatCount(pool.busy)} / ${formatCount(pool.slots)}`,
  },
  { key: 'queue', head: 'queue', align: 'right', cell: (pool) => formatCount(pool.waiting) },
  { key: 'wait', head: 'wait p50, s', align: 'right', cell: (pool) => formatSeconds(pool.waitP50Us) },
];

/** How full each pool of model slots is, and who waits. */
export function PoolTable({ pools }: { readonly pools: readonly Pool[] }) {
  if (pools.length === 0) {
    return (
      <EmptyState
        title="No model pools yet: a model brings its own."
        next={{ href: '/models', name: 'Add a model under Models' }}
      />
    );
  }
  return <DataTable caption="Slots and queue by pool" columns={columns} rows={pools} rowKey={({ id }) => id} />;
}
