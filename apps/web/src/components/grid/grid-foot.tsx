import { classNames } from '@/components/ui/index.ts';
import type { GridColumn } from './grid-types.ts';
import { headOf } from './head-of.ts';

export interface GridFootProps<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly selects: boolean;
  readonly rowIndex: number | undefined;
}

/** The total row; it stays in sight at the foot of the list. */
export function GridFoot<Row>({ columns, selects, rowIndex }: GridFootProps<Row>) {
  return (
    <tfoot>
      <tr aria-rowindex={rowIndex} className="grid-total">
        {columns.map((column, index) => (
          <td
            key={column.id}
            colSpan={index === 0 && selects ? 2 : 1}
            data-head={index === 0 ? undefined : headOf(column)}
            className={classNames(column.align === 'end' && 'grid-end', column.total === undefined && 'grid-blank')}
          >
            {column.total}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
