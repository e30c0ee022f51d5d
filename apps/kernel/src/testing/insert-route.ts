import { newId } from '@agent-os/db';
import type { Superuser } from './insert-model.ts';

export interface InsertedRoute {
  /** Left out: its id. */
  readonly name?: string;
  readonly definition: object;
}

/**
 * A route at its first version.
 * @returns its id
 */
export async function insertRoute(
  superuser: Superuser,
  organisationId: string,
  { name, definition }: InsertedRoute,
): Promise<string> {
  const id = newId('rte', Date.now());
  await superuser.query(`insert into route (id, organisation_id, name) values ($1, $2, $3)`, [
    id,
    organisationId,
    name ?? id,
  ]);
  await superuser.query(
    `insert into route_version (organisation_id, route_id, version, definition, author_kind, author_id, reason)
     values ($1, $2, 1, $3, 'system', 'test', 'A test')`,
    [organisationId, id, JSON.stringify(definition)],
  );
  return id;
}
