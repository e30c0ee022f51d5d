import type { PointerEvent, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { ScrollBox } from './scroll-box.tsx';

export interface Column<Row> {
  readonly key: string;
  readonly head: ReactNode;
  /** Numbers stand right, words left. */
  readonly align?: 'left' | 'right';
  readonly cell: (row: Row) => ReactNode;
  /** For the cells; the head stays as it is. */
  readonly className?: string;
}

export interface DataTableProps<Row> {
  /** Says what the table holds to those who do not see the heading above it. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly foot?: ReactNode;
  /** It stands beside something, in a part of the page's width. */
  readonly beside?: boolean;
}

/** Gives a cell that is cut its whole text as a tip. Read when it is pointed at, never while rows are drawn. */
function tellWholeText({ target }: PointerEvent<HTMLElement>): void {
  const cell = target instanceof Element ? target.closest('td') : null;
  if (!cell || cell.querySelector('[title], [data-exact]')) return;
  if (cell.scrollWidth > cell.clientWidth) cell.title = cell.textContent.trim();
  else cell.removeAttribute('title');
}

/**
 * A plain table for lists of some dozens of rows at most; what may grow longer is a `Grid`. One line a row; a
 * link with the class `row-link` in a row makes the whole row lead there.
 */
export function DataTable<Row>({ caption, columns, rows, rowKey, foot, beside = false }: DataTableProps<Row>) {
  return (
    <ScrollBox label={caption} beside={beside}>
      <table className="data-table" onPointerOver={tellWholeText}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.align === 'right' ? '!text-right' : undefined}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.key} className={classNames(column.align === 'right' && 'text-right', column.className)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {foot !== undefined && <tfoot>{foot}</tfoot>}
      </table>
    </ScrollBox>
  );
}
