'use client';

import { CsvButton, type CsvColumn } from '@/components/csv-button/index.ts';
import { Button, DataTable, Panel, SimulatedBadge, type Column } from '@/components/ui/index.ts';
import { formatCount, formatShare, nothing } from '@/format/index.ts';
import { goodputTerms, partWords, termsInOrder, type Part } from './goodput-terms.ts';
import type { GoodputAnswer, PoolGoodput } from './goodput-types.ts';
import { formatSlotHours, largestLoss, shareOfPart, slotMsOf } from './prepare-goodput.ts';

const parts: readonly Part[] = ['scheduling', 'runtime', 'program', 'goodput'];

export interface PoolsPanelProps {
  readonly answer: GoodputAnswer;
  /** Slug of the pool that is shown; undefined: all together. */
  readonly chosen: string | undefined;
  readonly onChoose: (slug: string | null) => void;
}

const poolColumns = ({ chosen, onChoose }: Omit<PoolsPanelProps, 'answer'>): readonly Column<PoolGoodput>[] => [
  {
    key: 'pool',
    head: 'Pool',
    cell: ({ slug, simulated }) => (
      <span className="inline-flex items-center gap-2">
        <button
          type="button"
          aria-pressed={slug === chosen}
          onClick={() => onChoose(slug === chosen ? null : slug)}
          className={`min-h-6 max-w-72 truncate text-left hover:underline ${slug === chosen ? 'font-semibold text-you' : 'font-medium text-ink-1'}`}
          title={slug}
        >
          {slug}
        </button>
        {simulated && <SimulatedBadge />}
      </span>
    ),
  },
  { key: 'calls', head: 'calls', align: 'right', cell: ({ calls }) => formatCount(calls) },
  { key: 'offered', head: 'offered, slot-h', align: 'right', cell: ({ offeredMs }) => formatSlotHours(offeredMs) },
  { key: 'useful', head: 'useful, slot-h', align: 'right', cell: ({ usefulMs }) => formatSlotHours(usefulMs) },
  ...parts.map((part) => ({
    key: part,
    head: partWords[part].name,
    align: 'right' as const,
    cell: (pool: PoolGoodput) => formatShare(shareOfPart(pool, part)),
    ...(part === 'goodput' ? { className: 'font-medium text-ink-1' } : {}),
  })),
  {
    key: 'loss',
    head: 'Largest loss',
    cell: (pool) => {
      const most = largestLoss(pool);
      if (most === undefined) return nothing;
      return `${goodputTerms[most.cause].label.toLowerCase()}, ${formatShare(most.ms / pool.offeredMs)}`;
    },
  },
];

const csvColumns: readonly CsvColumn<PoolGoodput>[] = [
  { head: 'pool', text: ({ slug }) => slug },
  { head: 'kind', text: ({ simulated }) => (simulated ? 'simulated' : 'real') },
  { head: 'calls', figures: true, text: ({ calls }) => String(calls) },
  ...termsInOrder.map((term) => ({
    head: goodputTerms[term].label.toLowerCase(),
    unit: 'slot-ms',
    figures: true,
    text: (pool: PoolGoodput) => String(slotMsOf(pool, term)),
  })),
  ...parts.map((part) => ({
    head: partWords[part].name.toLowerCase(),
    unit: 'share',
    figures: true,
    text: (pool: PoolGoodput) => String(shareOfPart(pool, part) ?? ''),
  })),
];

/** Each pool with its three parts; a pool that is chosen is what the page shows. */
export function PoolsPanel({ answer, chosen, onChoose }: PoolsPanelProps) {
  if (answer.pools.length === 0) return null;
  return (
    <Panel
      title="Pools"
      note="choose one to see its losses"
      actions={
        <>
          {chosen !== undefined && (
            <Button size="small" onClick={() => onChoose(null)}>
              All pools
            </Button>
          )}
          <CsvButton
            what="goodput of pools"
            fileName={`goodput-${new Date(answer.until).toISOString().slice(0, 10)}.csv`}
            rows={answer.pools}
            columns={csvColumns}
          />
        </>
      }
    >
      <DataTable
        caption="Goodput of pools"
        columns={poolColumns({ chosen, onChoose })}
        rows={answer.pools}
        rowKey={({ id }) => id}
      />
    </Panel>
  );
}
