'use client';

import { useQueryState } from 'nuqs';
import { useMemo } from 'react';
import type { Filter, FilterField } from './filter-types.ts';
import { filtersParser } from './filters-parser.ts';
import { formatFilters } from './format-filters.ts';
import { parseFilters } from './parse-filters.ts';

export interface FilterChange {
  /** One of several changes that make one step: the back button skips it. */
  readonly partial?: boolean;
}

export interface Filters {
  readonly filters: readonly Filter[];
  /** Conditions of the address that this list does not know, in words. */
  readonly leftOut: readonly string[];
  readonly add: (filter: Filter) => void;
  readonly change: (index: number, filter: Filter, options?: FilterChange) => void;
  readonly remove: (index: number, options?: FilterChange) => void;
  readonly clear: () => void;
  /** Takes out of the address what was left out of the list. */
  readonly forgetLeftOut: () => void;
}

/** A list's conditions, kept in the address as `?filters=`. `fields` should be the same array between renders. */
export function useFilters(fields: readonly FilterField[]): Filters {
  const [text, setText] = useQueryState('filters', filtersParser);
  const parsed = useMemo(() => parseFilters(text, fields), [text, fields]);
  const update = (next: (filters: readonly Filter[]) => readonly Filter[], history: 'push' | 'replace') =>
    void setText((before) => formatFilters(next(parseFilters(before, fields).filters)) || null, { history });
  return {
    ...parsed,
    add: (filter) => update((filters) => [...filters, filter], 'push'),
    change: (index, filter, { partial = false } = {}) =>
      update(
        (filters) => filters.map((present, at) => (at === index ? filter : present)),
        partial ? 'replace' : 'push',
      ),
    remove: (index, { partial = false } = {}) =>
      update((filters) => filters.toSpliced(index, 1), partial ? 'replace' : 'push'),
    clear: () => update(() => [], 'push'),
    forgetLeftOut: () => update((filters) => filters, 'replace'),
  };
}
