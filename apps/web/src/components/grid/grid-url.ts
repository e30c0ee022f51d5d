import type { GridColumn, GridSort } from './grid-types.ts';

type Named = Pick<GridColumn<never>, 'id' | 'sortable' | 'canHide'>;

/** `cost` sorts by cost ascending, `-cost` descending. */
export function formatSort({ column, direction }: GridSort): string {
  return direction === 'descending' ? `-${column}` : column;
}

/** Reads `formatSort`'s text; undefined where the column is gone or does not sort, so that old links still work. */
export function parseSort(text: string, columns: readonly Named[]): GridSort | undefined {
  const direction = text.startsWith('-') ? 'descending' : 'ascending';
  const column = direction === 'descending' ? text.slice(1) : text;
  return columns.some(({ id, sortable }) => id === column && sortable === true) ? { column, direction } : undefined;
}

/** The ids of an address that name columns which can be hidden, in the columns' order. */
export function readHidden(ids: readonly string[], columns: readonly Named[]): readonly string[] {
  return columns.filter(({ id, canHide }) => canHide !== false && ids.includes(id)).map(({ id }) => id);
}
