import type pg from 'pg';
import { createDatabase, type Database } from '../../client/index.ts';
import { createCallWriter, createJournalPool, type CallWriter } from '../../journal/index.ts';
import { createTestDatabase, openSuperuser } from '../../testing/index.ts';

/** An empty database with what writes calls into its ledger, and what reads that. */
export interface TestBooks {
  readonly superuser: pg.Client;
  readonly database: Database;
  readonly writer: CallWriter;
  readonly close: () => Promise<void>;
}

export async function openTestBooks(maxConnections: number): Promise<TestBooks> {
  const server = await createTestDatabase();
  const superuser = await openSuperuser(server);
  const database = createDatabase({ url: server.appUrl, maxConnections });
  const pool = createJournalPool({ url: server.appUrl, maxConnections });
  const close = async (): Promise<void> => {
    await database.close();
    await pool.end();
    await superuser.end();
    await server.drop();
  };
  return { superuser, database, writer: createCallWriter(pool), close };
}
