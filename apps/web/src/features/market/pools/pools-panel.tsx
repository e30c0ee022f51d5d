import Link from 'next/link';
import { Sparkline } from '@/components/chart/index.ts';
import { DataTable, EmptyState, Panel, StateGlyph, type Column } from '@/components/ui/index.ts';
import type { MarketPool } from '../market-types.ts';
import { poolHref } from '../use-market-address.ts';
import { preparePool, type PoolRow } from './prepare-pool.ts';

function LoadBar({ load }: { readonly load: number }) {
  return (
    <svg aria-hidden="true" className="h-2 w-14 shrink-0 bg-surface-3">
      <rect width={`${Math.min(load, 1) * 100}%`} height="8" className="fill-plot-ink" />
    </svg>
  );
}

function PoolName({ row, current }: { readonly row: PoolRow; readonly current: boolean }) {
  return (
    <span className="flex max-w-36 items-center gap-1.5">
      <Link
        href={poolHref(row.slug)}
        replace
        scroll={false}
        aria-current={current ? 'true' : undefined}
        className="row-link min-w-0 font-medium text-ink-1"
        title={row.slug}
      >
        <span className="block truncate">{row.slug}</span>
      </Link>
      {row.simulated && (
        <>
          <StateGlyph shape="simulated" />
          <span className="sr-only">simulated</span>
        </>
      )}
    </span>
  );
}

function columnsFor(current: string | undefined): readonly Column<PoolRow>[] {
  return [
    { key: 'pool', head: 'Pool', cell: (row) => <PoolName row={row} current={row.slug === current} /> },
    {
      key: 'course',
      head: '60 rounds',
      cell: ({ prices, course }) => prices.length > 1 && <Sparkline label={course} values={prices} width={64} />,
    },
    {
      key: 'price',
      head: 'Price',
      align: 'right',
      cell: ({ price }) => <strong className="font-semibold text-ink-1">{price}</strong>,
    },
    { key: 'range', head: 'Floor to cap', align: 'right', cell: ({ range }) => range },
    {
      key: 'load',
      head: 'Load',
      cell: ({ load, loadWords }) => (
        <span className="inline-flex items-center gap-1.5">
          {load !== undefined && <LoadBar load={load} />}
          {loadWords}
        </span>
      ),
    },
    { key: 'asked', head: 'Asked / slots', align: 'right', cell: ({ asked }) => asked },
    { key: 'binds', head: 'Binds', cell: ({ binds }) => binds },
  ];
}

export interface PoolsPanelProps {
  readonly pools: readonly MarketPool[];
  /** Slug of the one whose round is shown. */
  readonly current: string | undefined;
}

/** Every pool's price against its floor and cap, how full it is and what binds it. */
export function PoolsPanel({ pools, current }: PoolsPanelProps) {
  return (
    <Panel title="Pools" note="price in credits per slot-second, last 60 rounds">
      {pools.length === 0 ? (
        <EmptyState
          title="No model pools yet: a model brings its own."
          next={{ href: '/models', name: 'Add a model' }}
        />
      ) : (
        <DataTable
          caption="Pools, prices in credits per slot-second"
          columns={columnsFor(current)}
          rows={pools.map(preparePool)}
          rowKey={({ id }) => id}
          beside
        />
      )}
    </Panel>
  );
}
