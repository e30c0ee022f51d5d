import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createCallWriter,
  createDatabase,
  createJournalPool,
  intentEntry,
  newId,
  settlementEntry,
  type CallIntentRow,
} from '@agent-os/db';
import { createTestDatabase, exampleIntent, exampleSettlement, openSuperuser } from '@agent-os/db/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LocalJournal, recoverCalls } from './index.ts';

const nowMs = 1_795_000_000_000;

/** How far one call had come when the kernel was killed. */
interface Fate {
  readonly intentInPostgres: boolean;
  readonly settlementJournalled: boolean;
  readonly settlementInPostgres: boolean;
}

test('after a crash at any instant every call is in the database once, settled or interrupted at its reservation', async () => {
  const testDatabase = await createTestDatabase();
  const database = createDatabase({ url: testDatabase.appUrl });
  const pool = createJournalPool({ url: testDatabase.appUrl });
  const writer = createCallWriter(pool);
  const superuser = await openSuperuser(testDatabase);
  const organisationId = newId('org', nowMs);
  const fate: fc.Arbitrary<Fate> = fc.record({
    intentInPostgres: fc.boolean(),
    settlementJournalled: fc.boolean(),
    settlementInPostgres: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fate, { minLength: 1, maxLength: 12 }), async (fates) => {
      const folder = mkdtempSync(join(tmpdir(), 'recover-'));
      const crashed = new LocalJournal(folder);
      const replicaId = `kernel-${newId('run', nowMs).slice(-8)}`;
      const expected = new Map<string, string>();
      for (const { intentInPostgres, settlementJournalled, settlementInPostgres } of fates) {
        const intent: CallIntentRow = exampleIntent(organisationId, {
          id: newId('call', nowMs),
          replicaId,
          receivedAtUs: nowMs * 1000,
          reservedNanoUsd: 777n,
          budgetReservations: [{ budgetId: 'bdg_1', windowKey: '0', unit: 'usd', amount: 778n }],
        });
        const begun = intentEntry(intent);
        const budgetCharges = [{ budgetId: 'bdg_1', windowKey: '0', unit: 'usd', amount: 6n }] as const;
        const ended = settlementEntry(exampleSettlement(intent, { costNanoUsd: 5n, budgetCharges }));
        crashed.append(begun.line);
        if (intentInPostgres) await writer.write([begun]);
        if (settlementJournalled) crashed.append(ended.line);
        if (settlementJournalled && settlementInPostgres) await writer.write([ended]);
        expected.set(intent.id, settlementJournalled ? 'settled:5:6' : 'interrupted:777:778');
      }
      const findOpenCalls = (receivedFrom: Date | undefined) => database.lookups.findOpenCalls(replicaId, receivedFrom);
      await recoverCalls(new LocalJournal(folder), writer, findOpenCalls, nowMs);
      const again = await recoverCalls(new LocalJournal(folder), writer, findOpenCalls, nowMs);
      expect(again.interrupted).toBe(0);
      const { rows } = await superuser.query<{ id: string; fate: string }>(
        `select call.id, s.outcome || ':' || s.cost_nano_usd || ':' || (s.budget_charges #>> '{0,3}') as fate from call
         left join call_settlement s on s.call_id = call.id where call.replica_id = $1`,
        [replicaId],
      );
      expect(rows).toHaveLength(expected.size);
      expect(new Map(rows.map((row) => [row.id, row.fate]))).toEqual(expected);
    }),
    { numRuns: 25 },
  );
  await superuser.end();
  await pool.end();
  await database.close();
  await testDatabase.drop();
});
