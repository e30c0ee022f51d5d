import { newId } from '@agent-os/db/testing';
import { openDatabase } from '../../fixtures/database.ts';
import { userWithRole, type Stage, type User } from '../../fixtures/stage.ts';

/**
 * An organisation in which nothing has been done yet, and its owner. The product lets nobody make a second one, so it is
 * written to the database; the password is that of the demo owner, whose hash can be copied without knowing how it is made.
 */
export async function createEmptyOrganisation({ home, credentials }: Stage): Promise<Pick<User, 'email' | 'password'>> {
  const known = userWithRole('owner', credentials);
  const email = 'owner@begun-today.example';
  const now = Date.now();
  const [organisationId, personId] = [newId('org', now), newId('per', now)];
  const database = await openDatabase(home);
  try {
    await database.query('begin');
    await database.query(`insert into organisation (id, slug, name) values ($1, 'begun-today', 'Begun today')`, [
      organisationId,
    ]);
    await database.query(
      `insert into person (id, email, name, password_hash)
       select $1, $2, 'Nora Owner', password_hash from person where email = $3`,
      [personId, email, known.email],
    );
    await database.query(
      `insert into membership (id, organisation_id, person_id, roles) values ($1, $2, $3, '{owner}')`,
      [newId('mem', now), organisationId, personId],
    );
    await database.query(
      `insert into department (id, organisation_id, slug, name) values ($1, $2, 'general', 'General')`,
      [newId('dep', now), organisationId],
    );
    await database.query('commit');
  } finally {
    await database.end();
  }
  return { email, password: known.password };
}
