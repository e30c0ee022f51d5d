import pg from 'pg';
import type { TestDatabase } from './create-test-database.ts';

/** A connection that row-level security does not bind: to prepare what a test needs, and to check what it left. */
export async function openSuperuser(database: Pick<TestDatabase, 'superuserUrl'>): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  return client;
}
