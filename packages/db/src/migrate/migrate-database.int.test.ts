import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync, appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, openSuperuser, type TestDatabase } from '../testing/index.ts';
import { findSchemaDrift, migrateDatabase, migrationsFolder, readMigrations } from './index.ts';

const names = readMigrations(migrationsFolder).map(({ name }) => name);

describe('migrate database', () => {
  let database: TestDatabase;
  let superuser: pg.Client;
  let folder: string;

  beforeEach(async () => {
    database = await createTestDatabase({ empty: true });
    superuser = await openSuperuser(database);
    folder = mkdtempSync(join(tmpdir(), 'agent-os-migrations-'));
    cpSync(migrationsFolder, folder, { recursive: true });
  });
  afterEach(async () => {
    await superuser.end();
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const migrate = () => migrateDatabase({ ownerUrl: database.ownerUrl, migrationsFolder: folder });
  const addMigration = (name: string, sql: string): void => {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'migration.sql'), sql);
  };

  test('an empty database gets every migration once, recorded as Prisma records them', async () => {
    expect(await migrate()).toEqual({ applied: names });
    expect(await migrate()).toEqual({ applied: [] });
    const { rows } = await superuser.query<Record<string, unknown>>(
      `select migration_name, checksum, finished_at is not null as finished, rolled_back_at, applied_steps_count
       from _prisma_migrations order by migration_name`,
    );
    expect(rows).toEqual(
      readMigrations(folder).map(({ name, checksum }) => ({
        migration_name: name,
        checksum,
        finished: true,
        rolled_back_at: null,
        applied_steps_count: 1,
      })),
    );
  });

  test('two starts at once migrate one after the other', async () => {
    const results = await Promise.all([migrate(), migrate(), migrate()]);
    expect(results.flatMap(({ applied }) => applied)).toEqual(names);
  });

  test('the migrations say what the Prisma schema says', async () => {
    await migrate();
    expect(await findSchemaDrift(database.ownerUrl)).toBe('');
  });

  test.each([
    'alter table agent add column forgotten text',
    'alter table agent drop column purpose',
    'drop index call_replica_id_received_at_idx',
    'alter table call alter column reserved_nano_usd type integer',
  ])('canary: drift is found after %s', async (sql) => {
    await migrate();
    await superuser.query(sql);
    expect(await findSchemaDrift(database.ownerUrl)).not.toBe('');
  });

  test('an edited migration is refused with one sentence', async () => {
    await migrate();
    appendFileSync(join(folder, names[0] ?? '', 'migration.sql'), '\n-- edited\n');
    await expect(migrate()).rejects.toThrow(`Migration ${names[0]} was changed after it had been applied`);
  });

  test('a newer database is refused with one sentence', async () => {
    addMigration('20990101000000_later', 'create table later (id text primary key);');
    await migrate();
    rmSync(join(folder, '20990101000000_later'), { recursive: true });
    await expect(migrate()).rejects.toThrow(
      'The database is newer than this release (it has migration 20990101000000_later)',
    );
  });

  test('a migration that fails leaves nothing behind and applies once it is mended', async () => {
    const name = '20990101000000_broken';
    addMigration(name, 'create table half (id text); select 1 / 0;');
    await expect(migrate()).rejects.toThrow(/division by zero.*start again/);
    expect((await superuser.query(`select from pg_class where relname = 'half'`)).rowCount).toBe(0);
    writeFileSync(join(folder, name, 'migration.sql'), 'create table half (id text);');
    expect(await migrate()).toEqual({ applied: [name] });
  });

  test('statistics exist after a migration', async () => {
    await migrate();
    const { rows } = await superuser.query<{ never: string }>(
      `select count(*) as never from pg_class where relname in ('call', 'agent') and reltuples < 0`,
    );
    expect(rows[0]?.never).toBe('0');
  });
});
