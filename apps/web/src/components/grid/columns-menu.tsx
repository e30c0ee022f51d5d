'use client';

import { Menu } from '@base-ui/react/menu';
import { Check, Columns3 } from 'lucide-react';
import { useRef } from 'react';
import { buttonClass } from '@/components/ui/index.ts';
import type { GridColumn } from './grid-types.ts';

export interface ColumnsMenuProps<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly hiddenColumns: readonly string[];
  setHiddenColumns(ids: readonly string[]): void;
}

const item =
  'flex h-7 cursor-pointer items-center gap-2 rounded-control px-2 pointer-coarse:h-11 ' +
  'data-disabled:cursor-default data-disabled:text-ink-3 data-highlighted:bg-surface-2';

/** Shows and hides a list's columns; says how many are hidden. */
export function ColumnsMenu<Row>({ columns, hiddenColumns, setHiddenColumns }: ColumnsMenuProps<Row>) {
  // The menu opens beside its button, so that it belongs to a landmark.
  const place = useRef<HTMLDivElement>(null);
  const shown = columns.length - hiddenColumns.length;
  return (
    <div ref={place}>
      <Menu.Root>
        <Menu.Trigger className={buttonClass()}>
          <Columns3 aria-hidden="true" size={14} strokeWidth={1.6} className="text-ink-3" />
          Columns
          {hiddenColumns.length > 0 && (
            <span className="text-ink-3">
              {shown} of {columns.length}
            </span>
          )}
        </Menu.Trigger>
        <Menu.Portal container={place}>
          <Menu.Positioner sideOffset={4} align="end" className="z-40">
            <Menu.Popup className="max-h-[70dvh] min-w-48 overflow-y-auto rounded-float border border-line-2 bg-surface-pop p-1 shadow-[var(--float-shadow)]">
              {columns.map(({ id, head, unit, canHide }) => {
                const hidden = hiddenColumns.includes(id);
                return (
                  <Menu.CheckboxItem
                    key={id}
                    checked={!hidden}
                    disabled={canHide === false || (!hidden && shown === 1)}
                    onCheckedChange={(checked) =>
                      setHiddenColumns(checked ? hiddenColumns.filter((other) => other !== id) : [...hiddenColumns, id])
                    }
                    className={item}
                  >
                    <span className="w-4">{!hidden && <Check aria-hidden="true" size={14} strokeWidth={1.6} />}</span>
                    {head}
                    {unit !== undefined && <span className="text-ink-3">{unit}</span>}
                  </Menu.CheckboxItem>
                );
              })}
              <Menu.Separator className="mx-2 my-1 h-px bg-line-1" />
              <Menu.Item disabled={hiddenColumns.length === 0} onClick={() => setHiddenColumns([])} className={item}>
                <span className="w-4" />
                Show all
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </div>
  );
}
