'use client';

import { parseAsArrayOf, parseAsString, useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import { formatSort, parseSort, readHidden } from './grid-url.ts';
import type { GridColumn, GridSort } from './grid-types.ts';

export interface GridUrl {
  readonly sort: GridSort | undefined;
  setSort(sort: GridSort | undefined): void;
  readonly hiddenColumns: readonly string[];
  setHiddenColumns(ids: readonly string[]): void;
}

/**
 * Order and hidden columns of a room's list in the address: `?calls.sort=-cost&calls.hide=class,energy`. What the
 * address names and the columns no longer have is left out. They replace the entry in the history: back leads to
 * another place, not to another order.
 */
export function useGridUrl<Row>(room: string, columns: readonly GridColumn<Row>[]): GridUrl {
  const urlKeys = useMemo(() => ({ sort: `${room}.sort`, hide: `${room}.hide` }), [room]);
  const [{ sort: sortText, hide }, setAddress] = useQueryStates(addressParts, { urlKeys });
  const sort = useMemo(() => (sortText === null ? undefined : parseSort(sortText, columns)), [sortText, columns]);
  const hiddenColumns = useMemo(() => readHidden(hide ?? [], columns), [hide, columns]);
  const setSort = useCallback(
    (next: GridSort | undefined) => void setAddress({ sort: next === undefined ? null : formatSort(next) }),
    [setAddress],
  );
  const setHiddenColumns = useCallback(
    (ids: readonly string[]) => void setAddress({ hide: ids.length === 0 ? null : [...ids] }),
    [setAddress],
  );
  return { sort, setSort, hiddenColumns, setHiddenColumns };
}

const addressParts = { sort: parseAsString, hide: parseAsArrayOf(parseAsString) };
