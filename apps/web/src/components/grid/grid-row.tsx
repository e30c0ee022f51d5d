'use client';

import { memo, useLayoutEffect, useRef, type ReactNode } from 'react';
import { classNames } from '@/components/ui/index.ts';
import { flashChanges } from './flash-changes.ts';
import type { GridColumn } from './grid-types.ts';
import { headOf } from './head-of.ts';

interface CellsProps<Row> {
  readonly row: Row;
  readonly columns: readonly GridColumn<Row>[];
}

function CellsOf<Row>({ row, columns }: CellsProps<Row>): ReactNode {
  return columns.map((column, position) => (
    <td
      key={column.id}
      data-column={column.id}
      data-head={headOf(column)}
      className={classNames(position === 0 && 'grid-title', column.align === 'end' && 'grid-end')}
    >
      {column.cell(row)}
    </td>
  ));
}

// `memo` forgets the type parameter; the cast gives it back.
const Cells = memo(CellsOf) as typeof CellsOf;

export interface GridRowProps<Row> extends CellsProps<Row> {
  readonly id: string;
  readonly index: number;
  readonly name: string;
  /** The one row that the tab key reaches. */
  readonly tabStop: boolean;
  readonly open: boolean;
  /** Absent where rows are not selected. */
  readonly selected: boolean | undefined;
  readonly className: string | undefined;
  onToggle(id: string, range: boolean): void;
}

const inner = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';

function RowOf<Row>(props: GridRowProps<Row>) {
  const { row, columns, id, index, name, tabStop, open, selected, className, onToggle } = props;
  const element = useRef<HTMLTableRowElement>(null);
  const before = useRef(row);
  useLayoutEffect(() => {
    if (!element.current) return;
    // One tab stop in the whole grid: controls in cells are reached with the arrow keys.
    for (const control of element.current.querySelectorAll<HTMLElement>(inner)) control.tabIndex = -1;
    flashChanges(element.current, columns, before.current, row);
    before.current = row;
  }, [row, columns]);
  return (
    <tr
      ref={element}
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-current={open ? true : undefined}
      data-index={index}
      data-id={id}
      tabIndex={tabStop ? 0 : -1}
      className={classNames('grid-line', className)}
    >
      {selected !== undefined && (
        <td className="grid-check">
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={`Select ${name}`}
            checked={selected}
            // The row keeps the focus, so that the keys go on working.
            onMouseDown={(event) => event.preventDefault()}
            onChange={({ nativeEvent }) => onToggle(id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
          />
        </td>
      )}
      <Cells row={row} columns={columns} />
    </tr>
  );
}

/** One line; it repaints only when its row, the columns or what is said of it (open, selected, place) changed. */
export const GridRow = memo(RowOf) as typeof RowOf;
