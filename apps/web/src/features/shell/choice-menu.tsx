'use client';

import { ChevronsUpDown } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { classNames } from '@/components/ui/index.ts';
import { lazyPopup } from '@/later/index.ts';
import type { ChoiceMenuLayerProps, Choices } from './choice-menu-layer.tsx';

export interface ChoiceMenuProps extends Choices {
  /** Noun for screen readers: `, switch organisation`. */
  readonly label: string;
  readonly disabled?: boolean;
  /** A choice leaves something out: it takes the colour of what you did. */
  readonly narrowed?: boolean;
  readonly children: ReactNode;
}

const Layer = lazyPopup<ChoiceMenuLayerProps>(
  'menu',
  async () => (await import('./choice-menu-layer.tsx')).ChoiceMenuLayer,
);

/** One of several in the top bar, the current one ticked. */
export function ChoiceMenu({ label, disabled = false, narrowed, children, ...choices }: ChoiceMenuProps) {
  // The menu opens inside the header, so that it belongs to a landmark.
  const place = useRef<HTMLDivElement>(null);
  return (
    <div ref={place} className="min-w-0">
      <Layer
        {...choices}
        place={place}
        trigger={{
          disabled,
          className: classNames(
            'flex h-7 max-w-full min-w-0 items-center gap-1.5 rounded-control border px-1.5',
            narrowed === true ? 'border-you-line bg-you-soft text-you' : 'border-transparent hover:bg-surface-2',
          ),
          children: (
            <>
              {children}
              <ChevronsUpDown aria-hidden="true" size={14} strokeWidth={1.6} className="shrink-0 text-ink-3" />
              <span className="sr-only">, switch {label}</span>
            </>
          ),
        }}
      />
    </div>
  );
}
