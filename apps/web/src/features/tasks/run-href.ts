import type { Route } from 'next';
import { formatFilters } from '@/components/filters/index.ts';

/** The calls that were made for a run, whoever made them. */
export function runHref(runId: string): Route {
  const filters = formatFilters([{ field: 'run', operator: 'is', values: [runId] }]);
  return `/calls?filters=${encodeURIComponent(filters)}&range=7d`;
}
