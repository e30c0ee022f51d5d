'use client';

import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { RefObject } from 'react';
import type { PopupTrigger } from '@/later/index.ts';
import type { GridColumn } from './grid-types.ts';

export interface ColumnsMenuLayerProps {
  readonly columns: readonly Pick<GridColumn<never>, 'id' | 'head' | 'unit' | 'canHide'>[];
  readonly hiddenColumns: readonly string[];
  setHiddenColumns(ids: readonly string[]): void;
  /** Where the menu stands in the document. */
  readonly place: RefObject<HTMLElement | null>;
}

const item =
  'flex h-7 cursor-pointer items-center gap-2 rounded-control px-2 pointer-coarse:h-11 ' +
  'data-disabled:cursor-default data-disabled:text-ink-3 data-highlighted:bg-surface-2';

/** The menu of columns, with its button. */
export function ColumnsMenuLayer(props: ColumnsMenuLayerProps & { readonly trigger: PopupTrigger }) {
  const { columns, hiddenColumns, setHiddenColumns, place, trigger } = props;
  const shown = columns.length - hiddenColumns.length;
  return (
    <Menu.Root>
      <Menu.Trigger {...trigger} />
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
  );
}
