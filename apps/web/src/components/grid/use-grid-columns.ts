'use client';

import { columnVisibilityFeature, tableFeatures, useTable, type ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { GridColumn } from './grid-types.ts';

const features = tableFeatures({ columnVisibilityFeature });

/**
 * The columns to show, in order, stable by reference while nothing changed. TanStack Table owns columns and their
 * visibility; its row model is never asked for, so that 10,000 rows cost it nothing.
 */
export function useGridColumns<Row extends object>(
  columns: readonly GridColumn<Row>[],
  rows: readonly Row[],
  hiddenColumns: readonly string[] | undefined,
): readonly GridColumn<Row>[] {
  const definitions = useMemo(
    () =>
      columns.map(({ id, head, canHide }): ColumnDef<typeof features, Row> => ({
        id,
        header: head,
        enableHiding: canHide !== false,
      })),
    [columns],
  );
  const hiddenKey = (hiddenColumns ?? []).join(' ');
  const columnVisibility = useMemo(() => {
    const hidden = hiddenKey.split(' ');
    return Object.fromEntries(
      columns.filter(({ id, canHide }) => canHide !== false && hidden.includes(id)).map(({ id }) => [id, false]),
    );
  }, [columns, hiddenKey]);
  const table = useTable({ features, columns: definitions, data: rows, state: { columnVisibility } });
  const shownKey = table
    .getVisibleLeafColumns()
    .map(({ id }) => id)
    .join(' ');
  return useMemo(() => {
    const shown = shownKey.split(' ');
    return columns.filter(({ id }) => shown.includes(id));
  }, [columns, shownKey]);
}
