import { insertRoute } from '../../testing/index.ts';
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
export function addTestRoute(api: TestApi, organisationId: string): Promise<string> {
  return insertRoute(api.superuser, organisationId, { definition: testRouteDefinition });
}
