import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, openSuperuser, type TestDatabase } from '../testing/index.ts';
import { readSchema } from '../testing/read-schema.ts';
import { migrateDatabase, migrationsFolder, readMigrations } from './index.ts';
import { supersededMigrations } from './superseded-migrations.ts';

let fresh: TestDatabase;
let old: TestDatabase;
let superuser: pg.Client;
let folder: string;

/** The functions and triggers of ended calls as an older release left them: there, and other than today's. */
const olderForms = ['charge_budgets', 'book_ended_calls', 'keep_task_cost_days'].map(
  (name) => `
    create function ${name}() returns trigger language plpgsql as $$ begin return null; end $$;
    alter function ${name}() owner to agent_os_owner;
    create trigger ${name === 'book_ended_calls' ? 'keep_ledger' : name} after insert on call_settlement
      referencing new table as ended_calls for each statement execute function ${name}();`,
);

beforeEach(async () => {
  fresh = await createTestDatabase();
  old = await createTestDatabase({ empty: true });
  superuser = await openSuperuser(old);
  folder = mkdtempSync(join(tmpdir(), 'agent-os-migrations-'));
  cpSync(migrationsFolder, folder, { recursive: true });
});
afterEach(async () => {
  await superuser.end();
  await old.drop();
  await fresh.drop();
  rmSync(folder, { recursive: true });
});

/** Leaves a database in which everything before `untilName` is applied in the oldest form that is declared. */
async function migrateAsBefore(untilName: string): Promise<void> {
  for (const { name } of readMigrations(migrationsFolder)) {
    if (name >= untilName) rmSync(join(folder, name), { recursive: true });
  }
  await migrateDatabase({ ownerUrl: old.ownerUrl, migrationsFolder: folder });
  await superuser.query(olderForms.join(''));
  for (const [name, [oldest]] of supersededMigrations) {
    if (name >= untilName) continue;
    const { rowCount } = await superuser.query(
      'update _prisma_migrations set checksum = $2 where migration_name = $1',
      [name, oldest],
    );
    if (rowCount === 1) continue;
    await superuser.query(
      `insert into _prisma_migrations (id, migration_name, checksum, finished_at, applied_steps_count)
       values (gen_random_uuid(), $1, $2, now(), 1)`,
      [name, oldest],
    );
  }
}

test.each(['20261121002800_value', '20261121003300_sums_of_ended_calls'])(
  'a database of a release before %s, with older forms of its migrations, comes to the schema of a new one',
  async (next) => {
    await migrateAsBefore(next);
    const { applied } = await migrateDatabase({ ownerUrl: old.ownerUrl });
    expect(applied[0]).toBe(next);
    const ofFresh = await openSuperuser(fresh);
    const [newSchema, oldSchema] = [await readSchema(ofFresh), await readSchema(superuser)];
    await ofFresh.end();
    expect(newSchema.length).toBeGreaterThan(1_000);
    expect(oldSchema).toEqual(newSchema);
    expect(await migrateDatabase({ ownerUrl: old.ownerUrl })).toEqual({ applied: [] });
  },
);

test('an older form that nobody declared is refused', async () => {
  await migrateAsBefore('20261121002800_value');
  await superuser.query(
    `update _prisma_migrations set checksum = 'other' where migration_name = '20261121002200_ledger'`,
  );
  await expect(migrateDatabase({ ownerUrl: old.ownerUrl })).rejects.toThrow(
    'Migration 20261121002200_ledger was changed after it had been applied',
  );
});
