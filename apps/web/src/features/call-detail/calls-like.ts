import type { Route } from 'next';
import { formatFilters } from '@/components/filters/index.ts';
import { formatTimeRange } from '@/components/time-range/index.ts';

const aroundMs = 24 * 60 * 60 * 1000;

/** The list of calls that share one thing with this call, a day before and after it. `field` is one of the list’s. */
export function callsLike(field: 'run' | 'key' | 'model', value: string, receivedAt: number): Route {
  const filters = formatFilters([{ field, operator: field === 'model' ? 'any_of' : 'is', values: [value] }]);
  const range = formatTimeRange({ kind: 'span', from: receivedAt - aroundMs, to: receivedAt + aroundMs });
  return `/calls?${new URLSearchParams({ filters, range }).toString()}` as Route;
}
