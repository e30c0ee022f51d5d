import { createHash, randomBytes } from 'node:crypto';
import { newId } from '@agent-os/db';
import { openSuperuser } from '@agent-os/db/testing';
import { capacityOf, modelNameOf } from './served-workloads.ts';

/**
 * Gives the organisation so many agents of its own, each with a key, and the serial model's pool the places that its server has. Returns the
 * keys. They work when the kernel has heard of the change, a moment later.
 */
export async function registerAgents(superuserUrl: string, count: number): Promise<string[]> {
  const keys = Array.from({ length: count }, () => `aos_${randomBytes(32).toString('base64url')}`);
  const client = await openSuperuser({ superuserUrl });
  try {
    await client.query(
      `with place as (select organisation_id, department_id from agent order by id limit 1),
       registered as (
         insert into agent (id, organisation_id, department_id, slug, name, updated_at)
         select new.id, place.organisation_id, place.department_id, 'bench-' || new.position, 'Bench ' || new.position, now()
         from unnest($1::text[]) with ordinality as new (id, position), place
         returning id
       )
       insert into agent_key (id, organisation_id, agent_id, name, last_four, key_hash)
       select new.key_id, place.organisation_id, new.id, 'bench', '0000', new.hash
       from unnest($1::text[], $2::text[], $3::bytea[]) as new (id, key_id, hash), place
       where (select count(*) from registered) > 0`,
      [
        keys.map((_, index) => newId('agt', Date.now() - index)),
        keys.map((_, index) => newId('key', Date.now() - index)),
        keys.map((key) => createHash('sha256').update(key, 'utf8').digest()),
      ],
    );
    await client.query(`update pool set slots = $2 from model where model.pool_id = pool.id and model.name = $1`, [
      modelNameOf('serial'),
      capacityOf.serial,
    ]);
  } finally {
    await client.end();
  }
  return keys;
}
