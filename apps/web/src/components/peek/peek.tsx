'use client';

import { ChevronDown, ChevronUp, Maximize2, X } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/index.ts';
import { PeekTabs, type PeekTab } from './peek-tabs.tsx';
import { useEscape } from './use-escape.ts';
import { usePeek } from './use-peek.ts';

export interface PeekProps {
  /** Names the landmark: `Call call_01k…`. */
  readonly label: string;
  /** Head of the panel: what it is about, with its state. */
  readonly title: ReactNode;
  /** The row before and after in the list; absent at its ends. The grid has the keys for them, `k` and `j`. */
  readonly onPrevious?: (() => void) | undefined;
  readonly onNext?: (() => void) | undefined;
  /** The subject's own page, where it has one. */
  readonly fullHref?: string;
  readonly tabs?: readonly PeekTab[];
  /** What the open tab shows; see `usePeek().tab`. */
  readonly children: ReactNode;
}

const iconClass = `${buttonClass('ghost')} !w-7 !px-0 aria-disabled:opacity-40`;

/** The docked panel: explains one row while the list stays live. Not a dialog: the focus may leave it. */
export function Peek({ label, title, onPrevious, onNext, fullHref, tabs, children }: PeekProps) {
  const { closePeek } = usePeek();
  useEscape(closePeek);
  const step = (name: string, key: string, icon: ReactNode, act: (() => void) | undefined) => (
    // Not `disabled`: at the list's end the focus would drop out of the panel.
    <button
      type="button"
      aria-label={name}
      title={`${name} (${key})`}
      aria-disabled={act === undefined || undefined}
      onClick={act}
      className={iconClass}
    >
      {icon}
    </button>
  );
  return (
    <aside aria-label={label} className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-11 shrink-0 items-center gap-1 border-b border-line-1 py-1 pr-2 pl-4">
        <div className="flex min-w-0 flex-1 items-center gap-2">{title}</div>
        {step('Previous', 'k', <ChevronUp size={14} strokeWidth={1.6} aria-hidden="true" />, onPrevious)}
        {step('Next', 'j', <ChevronDown size={14} strokeWidth={1.6} aria-hidden="true" />, onNext)}
        {fullHref !== undefined && (
          <Link href={fullHref as Route} aria-label="Open full page" title="Open full page (↵)" className={iconClass}>
            <Maximize2 size={14} strokeWidth={1.6} aria-hidden="true" />
          </Link>
        )}
        <button type="button" aria-label="Close" title="Close (esc)" onClick={closePeek} className={iconClass}>
          <X size={14} strokeWidth={1.6} aria-hidden="true" />
        </button>
      </div>
      {tabs === undefined ? (
        <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
      ) : (
        <PeekTabs tabs={tabs}>{children}</PeekTabs>
      )}
    </aside>
  );
}
