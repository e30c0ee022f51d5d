import type { Route } from 'next';
import { formatFilters, type Filter } from '../filters/index.ts';
import { formatTimeRange } from '../time-range/index.ts';

export interface CallsSpan {
  /** Epoch milliseconds of arrival; `to` is not included. */
  readonly from: number;
  readonly to: number;
}

/** Address of the calls behind a figure. */
export function callsAddress(filters: readonly Filter[], { from, to }: CallsSpan): Route {
  const query = new URLSearchParams();
  if (filters.length > 0) query.set('filters', formatFilters(filters));
  query.set('range', formatTimeRange({ kind: 'span', from, to }));
  return `/calls?${query.toString()}` as Route;
}
