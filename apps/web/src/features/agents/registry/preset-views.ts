import { formatFilters, type Filter } from '@/components/filters/index.ts';

export interface PresetView {
  readonly name: string;
  /** Query string without its question mark; empty: nothing asked for. */
  readonly query: string;
}

function queryOf(filters: readonly Filter[], sort?: string): string {
  const query = new URLSearchParams();
  if (filters.length > 0) query.set('filters', formatFilters(filters));
  if (sort !== undefined) query.set('agents.sort', sort);
  return query.toString();
}

/** What people come to the registry for; `viewerId` is the person who looks. */
export function presetViews(viewerId: string): readonly PresetView[] {
  return [
    { name: 'All', query: '' },
    {
      name: 'Unhealthy',
      query: queryOf([{ field: 'health', operator: 'any_of', values: ['failing', 'degraded'] }], 'health'),
    },
    { name: 'Suspended', query: queryOf([{ field: 'state', operator: 'any_of', values: ['suspended'] }]) },
    {
      name: 'Most expensive today',
      query: queryOf([{ field: 'cost', operator: 'at_least', values: ['0.00001'] }], '-cost'),
    },
    { name: 'Mine', query: queryOf([{ field: 'owner', operator: 'any_of', values: [viewerId] }]) },
  ];
}
