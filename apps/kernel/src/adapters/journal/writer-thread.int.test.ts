import { intentEntry, JournalRowsRejectedError, newId, settlementEntry } from '@agent-os/db';
import { createTestDatabase, exampleIntent, exampleSettlement, openSuperuser } from '@agent-os/db/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WriterThread } from './writer-thread.ts';

type TestDatabase = Awaited<ReturnType<typeof createTestDatabase>>;

describe('the thread that writes the journal', () => {
  let database: TestDatabase;
  let superuser: Awaited<ReturnType<typeof openSuperuser>>;
  let thread: WriterThread;
  const problems: string[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    superuser = await openSuperuser(database);
    thread = new WriterThread(database.appUrl, (error) => problems.push(error.message));
  });
  afterAll(async () => {
    await thread?.close();
    await superuser?.end();
    await database?.drop();
  });

  test('answers each batch with the numbers of the ends in it', async () => {
    const organisationId = newId('org', 1);
    const batches = Array.from({ length: 8 }, () => exampleIntent(organisationId));
    const answers = await Promise.all(
      batches.map((intent) => thread.write([intentEntry(intent), settlementEntry(exampleSettlement(intent))])),
    );
    expect(answers.map((sequences) => [...sequences.keys()])).toEqual(batches.map(({ id }) => [id]));
  });

  test('names the entries that Postgres refuses, and writes the others', async () => {
    const organisationId = newId('org', 2);
    const good = exampleIntent(organisationId);
    const odd = intentEntry(exampleIntent(organisationId, { reservedNanoUsd: -1n }));
    const outcome = thread.write([odd, intentEntry(good), settlementEntry(exampleSettlement(good))]);
    await expect(outcome).rejects.toBeInstanceOf(JournalRowsRejectedError);
    await expect(outcome).rejects.toMatchObject({ rejectedEntries: [odd], recordedEnds: [{ callId: good.id }] });
  });

  test('goes on after Postgres has closed its connections', async () => {
    const { rows: closed } = await superuser.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'agent-os-journal' and datname = current_database()`,
    );
    expect(closed.length).toBeGreaterThan(0);
    await expect.poll(() => problems.length).toBe(closed.length);
    const intent = exampleIntent(newId('org', 3));
    await thread.write([intentEntry(intent)]);
    const { rows } = await superuser.query('select id from call where id = $1', [intent.id]);
    expect(rows).toHaveLength(1);
  });

  test('fails what it cannot write, so that it is written again', async () => {
    const nowhere = new WriterThread('postgres://nobody:x@127.0.0.1:1/none', () => undefined);
    await expect(nowhere.write([intentEntry(exampleIntent(newId('org', 4)))])).rejects.toThrow('ECONNREFUSED');
    await nowhere.close();
  });
});
