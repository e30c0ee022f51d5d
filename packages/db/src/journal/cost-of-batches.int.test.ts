import type pg from 'pg';
import { expect, test } from 'vitest';
import { newId } from '../ids/index.ts';
import { exampleIntent, exampleSettlement } from '../testing/example-call.ts';
import { createTestDatabase } from '../testing/index.ts';
import { openSuperuser } from '../testing/open-superuser.ts';
import { createCallWriter, createJournalPool, intentEntry, settlementEntry } from './index.ts';

const batchSize = 20;
const batchesOfRound = 50;
const rounds = 4;

/** Pages of `call` and its indexes that were looked at so far, and rows that were read by looking at all of the table. */
async function readEffort(superuser: pg.Client): Promise<{ readonly pages: number; readonly scannedRows: number }> {
  const { rows } = await superuser.query<{ pages: string; scanned: string }>(
    `select heap_blks_hit + heap_blks_read + idx_blks_hit + idx_blks_read as pages, seq_tup_read as scanned
     from pg_statio_user_tables join pg_stat_user_tables using (relid)
     where relid = 'call'::regclass`,
  );
  return { pages: Number(rows[0]?.pages), scannedRows: Number(rows[0]?.scanned) };
}

test('a batch reads no more of a table that grew, whatever plan was made when it was new', async () => {
  const database = await createTestDatabase();
  const superuser = await openSuperuser(database);
  // One connection, so that its first plans are those that it would keep; and none that PostgreSQL renews meanwhile.
  const pool = createJournalPool({ url: database.appUrl, maxConnections: 1 });
  await superuser.query('alter table call set (autovacuum_enabled = false)');
  const writer = createCallWriter(pool);
  const organisationId = newId('org', 1);
  const fixed = {
    agentId: newId('agt', 1),
    departmentId: newId('dep', 1),
    modelId: newId('mdl', 1),
    providerId: newId('prv', 1),
    runId: newId('run', 1),
  };
  // A task whose calls these are: without one its sums are not kept at all.
  await superuser.query(`insert into organisation (id, slug, name) values ($1, 'o', 'O')`, [organisationId]);
  await superuser.query(
    `insert into task (organisation_id, id, run_id, title, input, service_class, due_at, created_by_kind, created_by_id)
     values ($1, $2, $3, 'Long work', '{}', 'standard', now(), 'person', 'nobody')`,
    [organisationId, newId('tsk', 1), fixed.runId],
  );
  const pagesOfRounds: number[] = [];
  let before = await readEffort(superuser);
  for (let round = 0; round < rounds; round += 1) {
    for (let batch = 0; batch < batchesOfRound; batch += 1) {
      const intents = Array.from({ length: batchSize }, () =>
        exampleIntent(organisationId, { ...fixed, id: newId('call', round) }),
      );
      await writer.write(intents.map(intentEntry));
      await writer.write(intents.map((intent) => settlementEntry(exampleSettlement(intent, { costNanoUsd: 1_500n }))));
    }
    // What a session has done reaches the statistics when it is asked to hand it over.
    await pool.query('select pg_stat_force_next_flush()');
    await superuser.query('select pg_stat_clear_snapshot()');
    const now = await readEffort(superuser);
    pagesOfRounds.push(now.pages - before.pages);
    before = now;
  }
  const [, second = 0] = pagesOfRounds;
  const last = pagesOfRounds.at(-1) ?? Infinity;
  const { rows: costs } = await superuser.query<{ calls: string }>('select sum(calls) as calls from task_cost_day');
  expect(Number(costs[0]?.calls)).toBe(batchSize * batchesOfRound * rounds);
  expect(before.scannedRows).toBe(0);
  // Trees of indexes may be one level higher: two levels become three.
  expect(last, `pages in rounds of ${batchesOfRound * batchSize} calls: ${pagesOfRounds.join(', ')}`).toBeLessThan(
    second * 1.6,
  );
  await pool.end();
  await superuser.end();
  await database.drop();
});
