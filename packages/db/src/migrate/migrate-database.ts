import type { MigrationList } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { decideMigration, type MigrationDecision, type RecordedMigration } from './decide-migration.ts';
import { MigrationError } from './migration-error.ts';
import { migrationsFolder, readMigrations, type Migration } from './read-migrations.ts';
import { schemaFilter, withSchemaEngine } from './schema-engine.ts';
import { supersededMigrations } from './superseded-migrations.ts';

export interface MigrateOptions {
  /** Login of the role that owns the database (or a superuser), never the one that serves tenants. */
  readonly ownerUrl: string;
  readonly migrationsFolder?: string;
}

export interface MigrationResult {
  /** Names of the migrations that this run applied; empty when the database was up to date. */
  readonly applied: readonly string[];
}

/** One number for every Agent OS process, so that two starts at once migrate one after the other. */
const migrationLock = 4_712_026_112_100n;

async function readRecorded(client: pg.Client): Promise<readonly RecordedMigration[]> {
  const table = await client.query<{ exists: boolean }>(
    `select to_regclass('public._prisma_migrations') is not null as exists`,
  );
  if (table.rows[0]?.exists !== true) return [];
  const { rows } = await client.query<RecordedMigration>(
    `select migration_name as name, checksum, finished_at is not null as finished
     from public._prisma_migrations where rolled_back_at is null order by started_at`,
  );
  return rows;
}

function migrationList(folder: string, migrations: readonly Migration[]): MigrationList {
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}

async function apply(
  url: string,
  folder: string,
  migrations: readonly Migration[],
  { unfinished }: MigrationDecision,
): Promise<readonly string[]> {
  return withSchemaEngine(url, async (engine) => {
    for (const migrationName of unfinished) {
      await engine.markMigrationRolledBack({ migrationName });
    }
    const result = await engine.applyMigrations({
      migrationsList: migrationList(folder, migrations),
      filters: schemaFilter,
    });
    return result.appliedMigrationNames;
  });
}

async function migrateLocked(client: pg.Client, url: string, folder: string): Promise<MigrationResult> {
  const migrations = readMigrations(folder);
  const decision = decideMigration(await readRecorded(client), migrations, supersededMigrations);
  if (decision.pending.length === 0) return { applied: [] };
  let applied: readonly string[];
  try {
    applied = await apply(url, folder, migrations, decision);
  } catch (error) {
    const detail = error instanceof Error ? error.message.trim() : String(error);
    throw new MigrationError(
      `The database could not be migrated (${detail}): nothing of the failing migration was kept; mend the cause and start again.`,
      { cause: error },
    );
  }
  // Without statistics the first big batch runs on the plans of empty tables.
  await client.query('analyze');
  return { applied };
}

/**
 * Applies the migrations that the database does not have yet, each in one transaction, and records them as `prisma
 * migrate deploy` does. An up-to-date database costs one query. Rejects with a MigrationError whose message says what
 * to do when the database is newer, when an applied migration was edited, or when one fails.
 */
export async function migrateDatabase(options: MigrateOptions): Promise<MigrationResult> {
  const client = new pg.Client({ connectionString: options.ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    return await migrateLocked(client, options.ownerUrl, options.migrationsFolder ?? migrationsFolder);
  } finally {
    // Ends the session, and with it the lock.
    await client.end();
  }
}
