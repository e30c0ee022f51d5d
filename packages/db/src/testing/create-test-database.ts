import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrateDatabase, readMigrations, migrationsFolder } from '../migrate/index.ts';
import { getTestServer } from './test-server.ts';

export interface TestDatabase {
  /** Owns the tables; row-level security binds it too. */
  readonly ownerUrl: string;
  /** Role agent_os_app, as in production. */
  readonly appUrl: string;
  /** Sees everything: to prepare and to check, never to exercise. */
  readonly superuserUrl: string;
  readonly name: string;
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** Leaves the database empty, for tests of migrations. */
  readonly empty?: boolean;
}

const owner = 'agent_os_owner';

function onDatabase(url: string, name: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.href;
}

async function asSuperuser<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: getTestServer().superuserUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Named after what it holds, so that a reused server never serves an outdated one. */
function templateName(): string {
  const hash = createHash('sha256');
  for (const { name, checksum } of readMigrations(migrationsFolder)) hash.update(`${name} ${checksum}\n`);
  return `template_${hash.digest('hex').slice(0, 16)}`;
}

async function ensureTemplate(client: pg.Client, template: string): Promise<void> {
  await client.query(`select pg_advisory_lock(hashtextextended('agent_os.test_template', 0))`);
  try {
    const found = await client.query('select from pg_database where datname = $1', [template]);
    if ((found.rowCount ?? 0) > 0) return;
    const unfinished = `${template}_unfinished`;
    await client.query(`drop database if exists ${unfinished} with (force)`);
    await client.query(`create database ${unfinished} owner ${owner}`);
    await migrateDatabase({ ownerUrl: onDatabase(getTestServer().ownerUrl, unfinished) });
    await client.query(`alter database ${unfinished} rename to ${template}`);
  } finally {
    await client.query(`select pg_advisory_unlock(hashtextextended('agent_os.test_template', 0))`);
  }
}

/** A database of its own for one test file, migrated unless asked to be empty. Call `drop` when done. */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asSuperuser(async (client) => {
    const template = options.empty === true ? 'template0' : templateName();
    if (options.empty !== true) await ensureTemplate(client, template);
    await client.query(`create database ${name} template ${template} owner ${owner}`);
  });
  const server = getTestServer();
  return {
    ownerUrl: onDatabase(server.ownerUrl, name),
    appUrl: onDatabase(server.appUrl, name),
    superuserUrl: onDatabase(server.superuserUrl, name),
    name,
    drop: () =>
      asSuperuser(async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}
