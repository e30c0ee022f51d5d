import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabase, type Database } from '../client/index.ts';
import { newId } from '../ids/index.ts';
import { createCallWriter, createJournalPool } from '../journal/index.ts';
import { configurationChannel, listen, type Listener } from '../notifications/index.ts';
import { createTestDatabase, openSuperuser, type TestDatabase } from '../testing/index.ts';
import { TenantRowBuilder } from '../testing/tenant-row-builder.ts';
import { loadOrganisationSnapshot } from './index.ts';

describe('configuration in memory', () => {
  let server: TestDatabase;
  let superuser: pg.Client;
  let database: Database;
  let builder: TenantRowBuilder;
  let listener: Listener;
  let reconnects = 0;
  const heard: string[] = [];
  const own = newId('org', 1);
  const other = newId('org', 2);

  beforeAll(async () => {
    server = await createTestDatabase();
    superuser = await openSuperuser(server);
    database = createDatabase({ url: server.appUrl });
    builder = new TenantRowBuilder(superuser);
    for (const organisationId of [own, other]) {
      for (const table of ['team', 'agent_key', 'model_price']) await builder.ensureRow(table, organisationId);
    }
    listener = await listen(server.appUrl, configurationChannel, (payload) => heard.push(payload), {
      onReconnect: () => {
        reconnects += 1;
      },
    });
  });
  afterAll(async () => {
    await listener?.close();
    await database?.close();
    await superuser?.end();
    await server?.drop();
  });

  /** What was announced by `work`. */
  const announcements = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
    heard.length = 0;
    await work();
    // Notifications arrive in commit order: this one comes after all of the work's.
    await superuser.query(`select pg_notify($1, 'end')`, [configurationChannel]);
    while (!heard.includes('end')) await delay(2);
    return heard.filter((payload) => payload !== 'end');
  };

  test('a snapshot holds one organisation, with key hashes in hex and times in milliseconds', async () => {
    const snapshot = await loadOrganisationSnapshot(database, own);
    const key = await builder.ensureRow('agent_key', own);
    const price = await builder.ensureRow('model_price', own);
    expect(snapshot?.organisation.id).toBe(own);
    expect(snapshot?.keys).toMatchObject([{ id: key['id'], keyHashHex: (key['key_hash'] as Buffer).toString('hex') }]);
    expect(snapshot?.prices).toMatchObject([
      { id: price['id'], inputNanoUsdPerMillion: 1n, effectiveFromMs: (price['effective_from'] as Date).getTime() },
    ]);
    expect([snapshot?.departments.length, snapshot?.teams.length, snapshot?.agents.length]).toEqual([1, 1, 1]);
    expect([snapshot?.providers.length, snapshot?.pools.length, snapshot?.models.length]).toEqual([1, 1, 1]);
  });

  test('an organisation that does not exist has no snapshot', async () => {
    expect(await loadOrganisationSnapshot(database, newId('org', 3))).toBeUndefined();
  });

  test.each(['organisation', 'department', 'team', 'agent', 'provider', 'pool', 'model'])(
    'a change of %s is announced once, for its organisation only',
    async (table) => {
      const heardNow = await announcements(async () => {
        await superuser.query('begin');
        const where = table === 'organisation' ? 'id' : 'organisation_id';
        for (let turn = 0; turn < 3; turn += 1) {
          await superuser.query(`update ${table} set created_at = now() where ${where} = $1`, [own]);
        }
        await superuser.query('commit');
      });
      expect(heardNow).toEqual([own]);
    },
  );

  test('adding and removing rows is announced', async () => {
    const id = newId('dep', 1);
    const insert = `insert into department (id, organisation_id, slug, name) values ($1, $2, 'x', 'x')`;
    expect(await announcements(() => superuser.query(insert, [id, other]))).toEqual([other]);
    expect(await announcements(() => superuser.query('delete from department where id = $1', [id]))).toEqual([other]);
  });

  test('a change that is rolled back is not announced', async () => {
    const heardNow = await announcements(async () => {
      await superuser.query('begin');
      await superuser.query('update agent set name = name');
      await superuser.query('rollback');
    });
    expect(heardNow).toEqual([]);
  });

  test('the time of last use of a key moves silently and only forward; its revocation is announced', async () => {
    const key = await builder.ensureRow('agent_key', own);
    const pool = createJournalPool({ url: server.appUrl });
    const writer = createCallWriter(pool);
    const lateUs = 1_763_700_000_000_000;
    const heardNow = await announcements(async () => {
      await writer.touchKeys(own, [String(key['id'])], lateUs);
      await writer.touchKeys(own, [String(key['id'])], lateUs - 1_000_000);
      await writer.touchKeys(other, [String(key['id'])], lateUs + 1_000_000);
    });
    expect(heardNow).toEqual([]);
    const { rows } = await superuser.query<{ at: Date }>('select last_used_at as at from agent_key where id = $1', [
      key['id'],
    ]);
    expect(rows[0]?.at.getTime()).toBe(lateUs / 1000);
    const revoke = () => superuser.query('update agent_key set revoked_at = now() where id = $1', [key['id']]);
    expect(await announcements(revoke)).toEqual([own]);
    await pool.end();
  });

  test('a listener whose connection is cut comes back and says so', async () => {
    await superuser.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'agent-os-listen' and datname = current_database()`,
    );
    await expect.poll(() => reconnects, { timeout: 10_000 }).toBe(1);
    expect(await announcements(() => superuser.query('update agent set name = name'))).toContain(own);
  });
});
