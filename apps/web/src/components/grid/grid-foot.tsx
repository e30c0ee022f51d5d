import { classNames } from '@/components/ui/index.ts';
import type { GridColumn } from './grid-types.ts';

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
        {columns.map(({ id, head, align, total }, index) => (
          <td
            key={id}
            colSpan={index === 0 && selects ? 2 : 1}
            data-head={head}
            className={classNames(align === 'end' && 'grid-end', total === undefined && 'grid-blank')}
          >
            {total}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
