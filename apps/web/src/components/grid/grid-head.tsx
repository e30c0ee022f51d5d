'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { classNames } from '@/components/ui/index.ts';
import type { GridColumn, GridSort } from './grid-types.ts';
import { headOf } from './head-of.ts';
import { nextSort } from './next-sort.ts';

export interface SelectAll {
  readonly state: 'none' | 'some' | 'all';
  toggle(): void;
}

export interface GridHeadProps<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly sort: GridSort | undefined;
  readonly onSort: ((sort: GridSort | undefined) => void) | undefined;
  readonly selectAll: SelectAll | undefined;
}

function SortArrow({ direction }: { readonly direction: GridSort['direction'] }) {
  const Icon = direction === 'ascending' ? ArrowUp : ArrowDown;
  return <Icon aria-hidden="true" size={12} strokeWidth={1.6} className="ml-0.5 inline-block align-[-1px]" />;
}

function CheckAll({ selectAll }: { readonly selectAll: SelectAll }) {
  return (
    <th scope="col" className="grid-check">
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label="Select all rows"
        checked={selectAll.state === 'all'}
        ref={(element) => {
          if (element) element.indeterminate = selectAll.state === 'some';
        }}
        onMouseDown={(event) => event.preventDefault()}
        onChange={selectAll.toggle}
      />
    </th>
  );
}

/** The heads; a click, Enter or space on one that sorts asks for the next order. */
export function GridHead<Row>({ columns, sort, onSort, selectAll }: GridHeadProps<Row>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {selectAll && <CheckAll selectAll={selectAll} />}
        {columns.map((column) => {
          const direction = sort?.column === column.id ? sort.direction : undefined;
          const sorts = onSort !== undefined && column.sortable === true;
          return (
            <th
              key={column.id}

              scope="col"
              tabIndex={-1}
              aria-sort={sorts ? (direction ?? 'none') : undefined}
              className={classNames(column.align === 'end' && 'grid-end', sorts && 'grid-sorts')}
              onClick={sorts ? () => onSort(nextSort(column, sort)) : undefined}
              onKeyDown={(event) => {
                if (!sorts || (event.key !== 'Enter' && event.key !== ' ')) return;
                event.preventDefault();
                event.stopPropagation();
                onSort(nextSort(column, sort));
              }}
            >
              {headOf(column)}
              {direction && <SortArrow direction={direction} />}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
