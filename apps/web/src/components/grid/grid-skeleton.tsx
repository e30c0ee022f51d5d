import type { GridColumn } from './grid-types.ts';

const manyLines = 24;

export interface GridSkeletonProps<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly selects: boolean;
  readonly lines: number | undefined;
}

/** Bars in place of rows to come, at their height; shown only when the wait is long enough to notice. */
export function GridSkeleton<Row>({ columns, selects, lines = manyLines }: GridSkeletonProps<Row>) {
  return Array.from({ length: lines }, (_, line) => (
    <tr key={line} aria-hidden="true" className="grid-line skeleton">
      {selects && <td aria-hidden="true" className="grid-check" />}
      {columns.map(({ id, align }) => (
        <td key={id} aria-hidden="true" className={align === 'end' ? 'grid-end' : undefined}>
          <span className="inline-block h-2 w-3/5 rounded-mark bg-surface-3 align-middle" />
        </td>
      ))}
    </tr>
  ));
}
