import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../ids/index.ts';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { exampleIntent, exampleSettlement } from '../testing/example-call.ts';
import {
  createCallWriter,
  createJournalPool,
  intentEntry,
  JournalRowsRejectedError,
  entryOfLine,
  readJournalEntry,
  settlementEntry,
  type CallWriter,
} from './index.ts';
import { openSuperuser } from '../testing/open-superuser.ts';

describe('call writer', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let superuser: pg.Client;
  let writer: CallWriter;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = createJournalPool({ url: database.appUrl, maxConnections: 4 });
    superuser = await openSuperuser(database);
    writer = createCallWriter(pool);
  });
  afterAll(async () => {
    await pool?.end();
    await superuser?.end();
    await database?.drop();
  });

  const count = async (table: string, column: string, ids: readonly string[]): Promise<number> => {
    const result = await superuser.query<{ count: string }>(
      `select count(*) from ${table} where ${column} = any($1::text[])`,
      [ids],
    );
    return Number(result.rows[0]?.count);
  };

  test('every value comes back as it was written', async () => {
    const organisationId = newId('org', 1);
    const intent = exampleIntent(organisationId, {
      modelRequested: 'odd "name", {with} \\ and ,commas',
      reservedNanoUsd: 9_007_199_254_740_993n,
      receivedAtUs: 1_763_700_000_123_457,
      keyId: null,
      budgetReservations: [{ budgetId: 'bdg_1', windowKey: 'run "a"', unit: 'usd', amount: 9_007_199_254_740_993n }],
      claimedValueNanoUsd: 9_007_199_254_740_997n,
    });
    const settlement = exampleSettlement(intent, {
      costNanoUsd: 9_007_199_254_740_995n,
      errorDetail: 'NULL',
      costLines: [{ tokenClass: 'cached_input', quantity: 7, nanoUsd: 9_007_199_254_740_995n }],
      budgetCharges: [{ budgetId: 'bdg_1', windowKey: '1763700000000', unit: 'tokens', amount: 0n }],
    });
    await writer.write([intentEntry(intent)]);
    await writer.write([settlementEntry(settlement)]);

    const call = await superuser.query<Record<string, unknown>>(
      `select *, (extract(epoch from received_at) * 1000000)::bigint as received_us from call where id = $1`,
      [intent.id],
    );
    expect(call.rows[0]).toMatchObject({
      organisation_id: organisationId,
      model_requested: intent.modelRequested,
      reserved_nano_usd: '9007199254740993',
      received_us: '1763700000123457',
      key_id: null,
      run_id: intent.runId,
      streamed: intent.streamed,
      simulated: intent.simulated,
      budget_reservations: [['bdg_1', 'run "a"', 'usd', '9007199254740993']],
      claimed_value_nano_usd: '9007199254740997',
    });
    const ended = await superuser.query<Record<string, unknown>>(`select * from call_settlement where call_id = $1`, [
      intent.id,
    ]);
    expect(ended.rows[0]).toMatchObject({
      cost_nano_usd: '9007199254740995',
      error_detail: 'NULL',
      outcome: 'settled',
      cost_lines: [['cached_input', 7, '9007199254740995']],
      budget_charges: [['bdg_1', '1763700000000', 'tokens', '0']],
    });
  });

  test('any repetition of rows in any batches leaves one row a call', async () => {
    const organisations = [newId('org', 2), newId('org', 2), newId('org', 2)];
    const batches = fc.array(fc.array(fc.nat({ max: 11 }), { maxLength: 20 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(batches, async (plan) => {
        const intents = Array.from({ length: 12 }, (_, index) =>
          exampleIntent(organisations[index % organisations.length] ?? ''),
        );
        const chosen = plan.map((batch) => batch.flatMap((index) => intents[index] ?? []));
        await Promise.all(chosen.map((rows) => writer.write(rows.map(intentEntry))));
        const sequences = await Promise.all(
          chosen.map((rows) => writer.write(rows.map((row) => settlementEntry(exampleSettlement(row))))),
        );
        const distinct = [...new Set(chosen.flat().map((row) => row.id))];
        expect(await count('call', 'id', distinct)).toBe(distinct.length);
        expect(await count('call_settlement', 'call_id', distinct)).toBe(distinct.length);
        const announced = sequences.flatMap((map) => Array.from(map.keys()));
        expect(announced.toSorted()).toEqual(distinct.toSorted());
      }),
      { numRuns: 25 },
    );
  });

  test('batches with the same rows in opposite orders do not block each other for ever', async () => {
    const organisationId = newId('org', 8);
    for (let round = 0; round < 10; round += 1) {
      const rows = Array.from({ length: 200 }, () => intentEntry(exampleIntent(organisationId)));
      await Promise.all([rows, rows.toReversed()].map((batch) => writer.write(batch)));
      expect(
        await count(
          'call',
          'id',
          rows.map(({ callId }) => callId),
        ),
      ).toBe(rows.length);
    }
  });

  test('the beginning and the end of a call may come in one batch, whatever their order', async () => {
    const intent = exampleIntent(newId('org', 7));
    const sequences = await writer.write([settlementEntry(exampleSettlement(intent)), intentEntry(intent)]);
    expect([...sequences.keys()]).toEqual([intent.id]);
    expect(await count('call', 'id', [intent.id])).toBe(1);
  });

  test('a line is JSON whatever is in it, and says whose it is when it is read back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (anything) => {
        const intent = exampleIntent(newId('org', 8), { modelRequested: anything, runId: anything });
        const entries = [intentEntry(intent), settlementEntry(exampleSettlement(intent, { errorDetail: anything }))];
        for (const entry of entries) {
          expect(entry.line).not.toContain('\n');
          expect(readJournalEntry(entry.line)).toEqual(entry);
          expect(entryOfLine(entry.line)).toEqual(entry);
        }
        expect(readJournalEntry(entries[0]?.line.slice(0, -1) ?? '')).toBeUndefined();
      }),
      { numRuns: 40 },
    );
  });

  test('a row that PostgreSQL refuses does not keep the others from being recorded', async () => {
    const organisationId = newId('org', 3);
    const rows = Array.from({ length: 9 }, () => exampleIntent(organisationId));
    const refused = exampleIntent(organisationId, { reservedNanoUsd: -1n });
    const outcome = writer.write([...rows.slice(0, 4), refused, ...rows.slice(4)].map(intentEntry));
    await expect(outcome).rejects.toBeInstanceOf(JournalRowsRejectedError);
    await expect(outcome).rejects.toMatchObject({ rejectedEntries: [{ callId: refused.id }] });
    expect(await count('call', 'id', [refused.id, ...rows.map((row) => row.id)])).toBe(rows.length);
  });

  test('hostile texts are cut and cleaned, never refused', async () => {
    const intent = exampleIntent(newId('org', 4), { modelRequested: `a\0b${'x'.repeat(100_000)}`, runId: '\ud800' });
    await writer.write([intentEntry(intent)]);
    await writer.write([
      settlementEntry(exampleSettlement(intent, { errorDetail: '\0'.repeat(5_000), executeUs: 2 ** 40 })),
    ]);
    expect(await count('call_settlement', 'call_id', [intent.id])).toBe(1);
  });

  test('a reader never finds a settlement with a smaller sequence than one it has seen', async () => {
    const organisationId = newId('org', 5);
    const reader = await openSuperuser(database);
    const seen: bigint[] = [];
    const writing = new AbortController();
    const read = async (): Promise<void> => {
      while (!writing.signal.aborted) {
        const after = seen.at(-1) ?? 0n;
        const { rows } = await reader.query<{ sequence: string }>(
          'select sequence from call_settlement where organisation_id = $1 order by sequence',
          [organisationId],
        );
        const known = new Set(seen);
        const late = rows.map((row) => BigInt(row.sequence)).filter((value) => value < after && !known.has(value));
        expect(late).toEqual([]);
        seen.splice(0, seen.length, ...rows.map((row) => BigInt(row.sequence)));
      }
    };
    const reading = read();
    await Promise.all(
      Array.from({ length: 60 }, () =>
        writer.write(
          Array.from({ length: 5 }, () => settlementEntry(exampleSettlement(exampleIntent(organisationId)))),
        ),
      ),
    );
    writing.abort();
    await reading;
    await reader.end();
  });

  test('rows of many organisations in one batch each land in their own', async () => {
    const intents = Array.from({ length: 20 }, () => exampleIntent(newId('org', 6)));
    await writer.write(intents.map(intentEntry));
    const { rows } = await superuser.query<{ id: string; organisation_id: string }>(
      'select id, organisation_id from call where id = any($1::text[])',
      [intents.map((intent) => intent.id)],
    );
    const stored = new Map(rows.map((row) => [row.id, row.organisation_id]));
    for (const intent of intents) expect(stored.get(intent.id)).toBe(intent.organisationId);
  });
});
