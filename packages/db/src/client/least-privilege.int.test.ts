import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../ids/index.ts';
import { createTestDatabase, openSuperuser, type TestDatabase } from '../testing/index.ts';
import { TenantRowBuilder } from '../testing/tenant-row-builder.ts';
import { createDatabase } from './index.ts';

describe('the login role agent_os_app', () => {
  let database: TestDatabase;
  let superuser: pg.Client;
  let app: pg.Client;
  const organisationId = newId('org', 1);
  const otherOrganisationId = newId('org', 2);

  beforeAll(async () => {
    database = await createTestDatabase();
    superuser = await openSuperuser(database);
    app = new pg.Client({ connectionString: database.appUrl });
    await app.connect();
    const builder = new TenantRowBuilder(superuser);
    for (const organisation of [organisationId, otherOrganisationId]) {
      for (const table of ['call', 'call_settlement', 'audit_event', 'model_price', 'membership']) {
        await builder.ensureRow(table, organisation);
      }
    }
    await app.query(`select set_config('app.organisation_id', $1, false)`, [organisationId]);
  });
  afterAll(async () => {
    await app?.end();
    await superuser?.end();
    await database?.drop();
  });

  const refused = async (sql: string): Promise<void> => {
    await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' });
  };

  test.each(['call', 'call_settlement', 'audit_event', 'model_price'])(
    'can add to %s, never change it',
    async (table) => {
      expect((await app.query(`select from ${table}`)).rowCount).toBeGreaterThan(0);
      await refused(`update ${table} set organisation_id = organisation_id`);
      await refused(`delete from ${table}`);
      await refused(`truncate ${table}`);
    },
  );

  test('reads members of its organisation, no other person, and no password hash', async () => {
    const { rows } = await app.query<{ id: string }>('select id from person');
    const members = await superuser.query<{ person_id: string }>(
      'select person_id from membership where organisation_id = $1',
      [organisationId],
    );
    expect(rows.map((row) => row.id)).toEqual(members.rows.map((row) => row.person_id));
    await refused('select password_hash from person');
    await refused(`update person set email = 'x@example.test'`);
    await refused('delete from person');
  });

  test('changes no person but the one whose context is open', async () => {
    expect((await app.query(`update person set name = 'Someone else'`)).rowCount).toBe(0);
  });

  test('cannot browse sign-in attempts', async () => {
    await refused('select from sign_in_attempt');
    await refused(`insert into sign_in_attempt (email_hash, address, succeeded) values ('', '', true)`);
  });

  test('cannot make an organisation, nor remove its own', async () => {
    await refused(`insert into organisation (id, slug, name) values ('${newId('org', 3)}', 'x', 'x')`);
    await refused('delete from organisation');
  });

  test.each([
    'alter table agent disable row level security',
    'alter table agent no force row level security',
    'drop policy tenant on agent',
    'create policy all_rows on agent using (true)',
    'create table escape (id text)',
    'set role agent_os_owner',
    'set role agent_os_lookup',
    'set session authorization agent_os_owner',
    'alter role agent_os_app bypassrls',
    'create role friend superuser',
    'select * from _prisma_migrations',
    `copy person to program 'cat'`,
  ])('is refused: %s', refused);

  test('row_security = off raises an error, it opens nothing', async () => {
    await app.query('begin');
    await app.query('set local row_security = off');
    await refused('select from agent');
    await app.query('rollback');
  });

  test('the lookup functions cannot be redirected through a temporary table', async () => {
    await app.query('begin');
    await app.query('create temporary table organisation (id text)').catch(() => undefined);
    await app.query('rollback');
    const { rows } = await app.query<{ count: string }>('select organisation_count() as count');
    expect(rows[0]?.count).toBe('2');
  });

  test('is accepted to serve tenants; the owner and a superuser are not', async () => {
    const verdictOn = async (url: string): Promise<string> => {
      const opened = createDatabase({ url });
      try {
        await opened.assertLeastPrivilege();
        return 'accepted';
      } catch (error) {
        return String(error);
      } finally {
        await opened.close();
      }
    };
    expect(await verdictOn(database.appUrl)).toBe('accepted');
    expect(await verdictOn(database.ownerUrl)).toContain('owns tables');
    expect(await verdictOn(database.superuserUrl)).toContain('is a superuser');
  });

  test('a role with BYPASSRLS is not accepted', async () => {
    await superuser.query(`create role bypasser login bypassrls password 'x'`);
    const url = new URL(database.appUrl);
    url.username = 'bypasser';
    url.password = 'x';
    const opened = createDatabase({ url: url.href });
    await expect(opened.assertLeastPrivilege()).rejects.toThrow(/has BYPASSRLS/);
    await opened.close();
    await superuser.query('drop role bypasser');
  });
});
