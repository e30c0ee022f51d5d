import type { TestApi } from './test-api.ts';

/** Of the limits of tools that an organisation has now. */
export async function testToolRevision(api: TestApi, organisationId: string): Promise<number> {
  const { rows } = await api.superuser.query<{ revision: number }>(
    'select revision from tool_limit_set where organisation_id = $1',
    [organisationId],
  );
  return rows[0]?.revision ?? 0;
}
