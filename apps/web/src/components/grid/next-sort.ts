import type { GridColumn, GridSort } from './grid-types.ts';

const opposite = { ascending: 'descending', descending: 'ascending' } as const;

/**
 * What a press on a column's head asks for: its first direction, then the other, then the list's own order. Numbers
 * begin with the largest, words with A.
 */
export function nextSort<Row>(
  column: Pick<GridColumn<Row>, 'id' | 'align'>,
  current: GridSort | undefined,
): GridSort | undefined {
  const first = column.align === 'end' ? 'descending' : 'ascending';
  if (current?.column !== column.id) return { column: column.id, direction: first };
  if (current.direction === first) return { column: column.id, direction: opposite[first] };
  return undefined;
}
