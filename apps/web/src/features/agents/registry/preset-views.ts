import { formatFilters, type Filter } from '@/components/filters/index.ts';
import type { SystemView } from '@/features/views/index.ts';

function queryOf(filters: readonly Filter[], sort?: string): string {
  const query = new URLSearchParams();
  if (filters.length > 0) query.set('filters', formatFilters(filters));
  if (sort !== undefined) query.set('agents.sort', sort);
  return query.toString();
}

/** What people come to the registry for; `viewerId` is the person who looks. */
export function presetViews(viewerId: string): readonly SystemView[] {
  return [
    { id: 'all', name: 'All', query: '' },
    {
      id: 'unhealthy',
      name: 'Unhealthy',
      query: queryOf([{ field: 'health', operator: 'any_of', values: ['failing', 'degraded'] }], 'health'),
    },
    {
      id: 'suspended',
      name: 'Suspended',
      query: queryOf([{ field: 'state', operator: 'any_of', values: ['suspended'] }]),
    },
    {
      id: 'expensive',
      name: 'Most expensive today',
      query: queryOf([{ field: 'cost', operator: 'at_least', values: ['0.00001'] }], '-cost'),
    },
    { id: 'mine', name: 'Mine', query: queryOf([{ field: 'owner', operator: 'any_of', values: [viewerId] }]) },
  ];
}
