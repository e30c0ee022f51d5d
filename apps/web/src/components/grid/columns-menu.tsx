'use client';

import { Columns3 } from 'lucide-react';
import { useRef } from 'react';
import { buttonClass } from '@/components/ui/index.ts';
import { lazyPopup } from '@/later/index.ts';
import type { ColumnsMenuLayerProps } from './columns-menu-layer.tsx';

export type ColumnsMenuProps = Omit<ColumnsMenuLayerProps, 'place'>;

const Layer = lazyPopup<ColumnsMenuLayerProps>(
  'menu',
  async () => (await import('./columns-menu-layer.tsx')).ColumnsMenuLayer,
);

/** Shows and hides a list's columns; says how many are hidden. */
export function ColumnsMenu({ columns, hiddenColumns, setHiddenColumns }: ColumnsMenuProps) {
  // The menu opens beside its button, so that it belongs to a landmark.
  const place = useRef<HTMLDivElement>(null);
  return (
    <div ref={place}>
      <Layer
        {...{ columns, hiddenColumns, setHiddenColumns, place }}
        trigger={{
          className: buttonClass(),
          children: (
            <>
              <Columns3 aria-hidden="true" size={14} strokeWidth={1.6} className="text-ink-3" />
              Columns
              {hiddenColumns.length > 0 && (
                <span className="text-ink-3">
                  {columns.length - hiddenColumns.length} of {columns.length}
                </span>
              )}
            </>
          ),
        }}
      />
    </div>
  );
}
