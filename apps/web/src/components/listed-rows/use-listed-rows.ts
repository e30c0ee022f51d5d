import { useMemo } from 'react';
import { matchesFilters, type Filter, type FilterValue } from '../filters/index.ts';
import { sortRows, type GridColumn, type GridSort } from '../grid/index.ts';

/** How a list that was sent whole is narrowed and ordered. `columns` and `read` stay the same between renders. */
export interface Listing<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly sort: GridSort | undefined;
  readonly filters: readonly Filter[];
  /** What a row has in a field of the filters. */
  readonly read: (row: Row, field: string) => FilterValue;
}

/** The rows that meet every filter, in the order asked for; worked out again only when one of them changes. */
export function useListedRows<Row>(
  rows: readonly Row[],
  { columns, sort, filters, read }: Listing<Row>,
): readonly Row[] {
  return useMemo(() => {
    const kept = rows.filter((row) => matchesFilters(row, filters, read));
    return sortRows(kept, columns, sort);
  }, [rows, columns, sort, filters, read]);
}
