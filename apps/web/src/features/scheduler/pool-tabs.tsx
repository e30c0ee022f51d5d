'use client';

import { Tabs } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { StateGlyph } from '@/components/ui/index.ts';
import { preparePoolLoad } from './prepare-pool-load.ts';
import type { PoolStatus } from './scheduler-types.ts';

function LoadBar({ share }: { readonly share: number }) {
  return (
    <svg aria-hidden="true" className="h-1 w-full bg-surface-3">
      <rect width={`${share * 100}%`} height="4" className="fill-plot-ink" />
    </svg>
  );
}

function PoolTab({ pool, simulated }: { readonly pool: PoolStatus; readonly simulated: boolean }) {
  const load = preparePoolLoad(pool);
  return (
    <Tabs.Tab
      value={pool.slug}
      className="min-w-50 flex-1 border-r border-b-2 border-r-line-1 border-b-transparent px-4 py-2 text-left text-12 text-ink-2 last:border-r-0 hover:bg-surface-2 focus-visible:shadow-[inset_0_0_0_2px_var(--you)] data-active:border-b-you data-active:bg-you-soft"
    >
      <span className="flex items-center gap-1.5 text-13">
        <span className="truncate font-medium text-ink-1" title={pool.slug}>
          {pool.slug}
        </span>
        {pool.pausedUntil !== null && (
          <>
            <StateGlyph shape="degraded" />
            <span className="sr-only">, held by its provider</span>
          </>
        )}
        {simulated && (
          <>
            <StateGlyph shape="simulated" />
            <span className="sr-only">, simulated</span>
          </>
        )}
        <span className="ml-auto">{load.slots}</span>
        <span className="sr-only"> slots,</span>
      </span>
      <LoadBar share={load.share} />
      <span className="flex justify-between gap-1.5 text-11 whitespace-nowrap">
        <span className={pool.waiting > 0 ? 'font-medium text-ink-1' : undefined}>{load.queued}</span>
        <span className="truncate text-ink-3" title={load.wait}>
          {load.wait}
        </span>
      </span>
    </Tabs.Tab>
  );
}

export interface PoolTabsProps {
  readonly pools: readonly PoolStatus[];
  readonly current: PoolStatus;
  /** Ids of pools without a real model. */
  readonly simulated: ReadonlySet<string>;
  readonly onChoose: (slug: string) => void;
  readonly children: ReactNode;
}

/** All pools with their load; the chosen one's room below. */
export function PoolTabs({ pools, current, simulated, onChoose, children }: PoolTabsProps) {
  return (
    <Tabs.Root
      value={current.slug}
      onValueChange={(next) => onChoose(String(next))}
      className="flex min-h-0 flex-1 flex-col"
    >
      <Tabs.List activateOnFocus aria-label="Pools" className="flex shrink-0 overflow-x-auto border-b border-line-1">
        {pools.map((pool) => (
          <PoolTab key={pool.id} pool={pool} simulated={simulated.has(pool.id)} />
        ))}
      </Tabs.List>
      <Tabs.Panel value={current.slug} tabIndex={-1} className="flex min-h-0 flex-1 flex-col">
        {children}
      </Tabs.Panel>
    </Tabs.Root>
  );
}
