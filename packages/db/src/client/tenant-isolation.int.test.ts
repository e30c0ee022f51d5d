import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { newId } from '../ids/index.ts';
import { createTestDatabase } from '../testing/index.ts';
import { openSuperuser } from '../testing/open-superuser.ts';
import { listTenantTables, listUnprotectedTables } from '../testing/tenant-catalogue.ts';
import { TenantRowBuilder, type TableRow } from '../testing/tenant-row-builder.ts';

// The tables are found in the catalogue before the tests are: a table added tomorrow is tested tomorrow.
const database = await createTestDatabase();
const superuser = await openSuperuser(database);
const app = new pg.Client({ connectionString: database.appUrl });
await app.connect();
const tables = await listTenantTables(superuser);
const builder = new TenantRowBuilder(superuser);
const own = newId('org', 1);
const other = newId('org', 2);

afterAll(async () => {
  await app.end();
  await superuser.end();
  await database.drop();
});

type Context = { readonly organisationId: string | undefined };

/** Rows touched by the statement in that context, or 'refused' when privileges or policies turn it down. */
async function attempt(context: Context, sql: string, values: readonly unknown[] = []): Promise<number | 'refused'> {
  await app.query('begin');
  try {
    if (context.organisationId !== undefined) {
      await app.query(`select set_config('app.organisation_id', $1, true)`, [context.organisationId]);
    }
    const result = await app.query(sql, [...values]);
    return result.rowCount ?? 0;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42501') return 'refused';
    throw error;
  } finally {
    await app.query('rollback');
  }
}

const strangers: readonly (readonly [string, Context])[] = [
  ['another organisation', { organisationId: other }],
  ['no organisation', { organisationId: undefined }],
  ['an empty setting', { organisationId: '' }],
];

const keyColumn = (table: string): string => (table === 'organisation' ? 'id' : 'organisation_id');

async function rowsOf(table: string, organisationId: string): Promise<TableRow> {
  const row = await builder.ensureRow(table, organisationId);
  const { rows } = await superuser.query<{ count: string }>(
    `select count(*) from ${pg.escapeIdentifier(table)} where ${keyColumn(table)} = $1`,
    [organisationId],
  );
  expect(Number(rows[0]?.count)).toBeGreaterThan(0);
  return row;
}

test('the catalogue lists the tables that hold tenants rows', () => {
  expect(tables.length).toBeGreaterThanOrEqual(15);
  expect(tables).toContain('organisation');
  expect(tables).toContain('call_settlement');
});

test('row-level security is enabled and forced wherever the login role or a tenant reaches', async () => {
  expect(await listUnprotectedTables(superuser)).toEqual([]);
});

describe.each(tables)('%s', (table) => {
  const name = pg.escapeIdentifier(table);
  const key = keyColumn(table);

  test('its organisation sees its own rows, and only those', async () => {
    await rowsOf(table, own);
    await rowsOf(table, other);
    const seen = await attempt({ organisationId: own }, `select 1 from ${name}`);
    expect(seen).toBe(await attempt({ organisationId: own }, `select 1 from ${name} where ${key} = $1`, [own]));
    expect(seen).toBeGreaterThan(0);
  });

  test.each(strangers)('%s reads, changes and removes nothing', async (_, context) => {
    const row = await rowsOf(table, own);
    const ofOwn = `where ${key} = $1`;
    expect(await attempt(context, `select 1 from ${name} ${ofOwn}`, [own])).toBe(0);
    for (const column of Object.keys(row)) {
      const set = `${pg.escapeIdentifier(column)} = ${pg.escapeIdentifier(column)}`;
      expect(await attempt(context, `update ${name} set ${set} ${ofOwn}`, [own])).toBeOneOf([0, 'refused']);
    }
    expect(await attempt(context, `delete from ${name} ${ofOwn}`, [own])).toBeOneOf([0, 'refused']);
    expect(await attempt(context, `truncate ${name} cascade`)).toBe('refused');
  });

  test.each(strangers)('%s cannot add a row in its name', async (_, context) => {
    await rowsOf(table, own);
    const { rows } = await superuser.query<{ row: string }>(
      `select to_jsonb(t)::text as row from ${name} t where ${key} = $1 limit 1`,
      [own],
    );
    const insert = `insert into ${name} select * from jsonb_populate_record(null::${name}, $1::jsonb)`;
    expect(await attempt(context, insert, [rows[0]?.row])).toBe('refused');
  });

  test('its rows cannot be handed to another organisation', async () => {
    await rowsOf(table, own);
    expect(await attempt({ organisationId: own }, `update ${name} set ${key} = $1`, [other])).toBe('refused');
  });
});

test('canary: a table without row-level security is found, and leaks', async () => {
  await superuser.query(`
    create table forgotten (id text primary key, organisation_id text not null);
    grant select, insert on forgotten to agent_os_app`);
  try {
    expect(await listUnprotectedTables(superuser)).toEqual(['forgotten']);
    expect(await listTenantTables(superuser)).toContain('forgotten');
    await builder.ensureRow('forgotten', own);
    expect(await attempt({ organisationId: other }, 'select 1 from forgotten')).toBe(1);
  } finally {
    await superuser.query('drop table forgotten');
  }
});

test('canary: row-level security that is enabled but not forced is found', async () => {
  await superuser.query('alter table agent no force row level security');
  expect(await listUnprotectedTables(superuser)).toEqual(['agent']);
  await superuser.query('alter table agent force row level security');
});
