import { newId } from '@agent-os/db';
import type { openSuperuser } from '@agent-os/db/testing';

export type Superuser = Awaited<ReturnType<typeof openSuperuser>>;

export interface InsertedModel {
  /** Its provider's and its pool's name too. */
  readonly name: string;
  readonly upstreamName?: string;
  readonly baseUrl: string;
}

/**
 * A model at a provider of its own, in a pool of its own with four slots, at 300 nano-USD a token in and 1,200 out.
 * @returns its id
 */
export async function insertModel(
  superuser: Superuser,
  organisationId: string,
  { name, upstreamName = name, baseUrl }: InsertedModel,
): Promise<string> {
  const [provider, pool, model] = [newId('prv', Date.now()), newId('pol', Date.now()), newId('mdl', Date.now())];
  const run = (sql: string, values: readonly unknown[]) => superuser.query(sql, [...values]);
  await run(
    `insert into provider (id, organisation_id, slug, name, protocol, base_url) values ($1, $2, $3, $3, 'openai', $4)`,
    [provider, organisationId, name, baseUrl],
  );
  await run(`insert into pool (id, organisation_id, slug, slots) values ($1, $2, $3, 4)`, [pool, organisationId, name]);
  await run(
    `insert into model (id, organisation_id, provider_id, pool_id, name, upstream_name) values ($1, $2, $3, $4, $5, $6)`,
    [model, organisationId, provider, pool, name, upstreamName],
  );
  await run(
    `insert into model_price (id, organisation_id, model_id, effective_from, input_nano_usd_per_million,
       output_nano_usd_per_million, source)
     values ($1, $2, $3, now() - interval '1 day', 300000000, 1200000000, 'A test')`,
    [newId('prc', Date.now()), organisationId, model],
  );
  return model;
}
