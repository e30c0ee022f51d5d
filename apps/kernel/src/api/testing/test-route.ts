import { newId } from '@agent-os/db';
import type { TestApi } from './test-api.ts';

/** Takes any model that there is. */
export const testRouteDefinition = {
  description: '',
  workClass: 'analysis',
  strategy: 'cheapest',
  state: 'active',
  requirements: { minQuality: null, maxFirstByteP95Ms: null, regions: [], dataClass: 'public', abilities: [] },
  candidates: [],
} as const;

/** A route at its first version; its id is its name. */
export async function addTestRoute(api: TestApi, organisationId: string): Promise<string> {
  const routeId = newId('rte', Date.now());
  await api.superuser.query(`insert into route (id, organisation_id, name) values ($1, $2, $1)`, [
    routeId,
    organisationId,
  ]);
  await api.superuser.query(
    `insert into route_version (organisation_id, route_id, version, definition, author_kind, author_id, reason)
     values ($1, $2, 1, $3, 'system', 'test', 'A test')`,
    [organisationId, routeId, JSON.stringify(testRouteDefinition)],
  );
  return routeId;
}
