import type { Route } from 'next';
import { formatFilters } from '@/components/filters/index.ts';

export interface CallsSought {
  readonly agentId: string;
  readonly runId?: string;
}

/** The room of calls, narrowed to an agent or to one of its runs. */
export function callsHref({ agentId, runId }: CallsSought): Route {
  const filters = formatFilters([
    { field: 'agent', operator: 'any_of', values: [agentId] },
    ...(runId === undefined ? [] : [{ field: 'run', operator: 'is', values: [runId] } as const]),
  ]);
  return `/calls?filters=${encodeURIComponent(filters)}&range=${runId === undefined ? '24h' : '7d'}`;
}
