'use client';

import { Tabs } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { usePeek } from './use-peek.ts';

export interface PeekTab {
  readonly id: string;
  readonly name: string;
  /** How many are inside; stands after the name. */
  readonly count?: number;
}

export interface PeekTabsProps {
  /** At least one; the first is open when the address names none of them. */
  readonly tabs: readonly PeekTab[];
  readonly children: ReactNode;
}

/** The panel's tabs; the address keeps the open one, so it stays while `j` and `k` change the subject. */
export function PeekTabs({ tabs, children }: PeekTabsProps) {
  const { tab, setTab } = usePeek();
  const open = tabs.find(({ id }) => id === tab)?.id ?? tabs[0]?.id;
  return (
    <Tabs.Root value={open} onValueChange={(next) => setTab(String(next))} className="flex min-h-0 flex-1 flex-col">
      <Tabs.List activateOnFocus className="flex shrink-0 gap-4 overflow-x-auto border-b border-line-1 px-4">
        {tabs.map(({ id, name, count }) => (
          <Tabs.Tab
            key={id}
            value={id}
            className="-mb-px h-8 border-b-2 border-transparent whitespace-nowrap text-ink-2 data-active:border-ink-1 data-active:font-medium data-active:text-ink-1"
          >
            {name}
            {count !== undefined && <span className="text-ink-3"> {count}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={open} className="min-h-0 flex-1 overflow-y-auto">
        {children}
      </Tabs.Panel>
    </Tabs.Root>
  );
}
