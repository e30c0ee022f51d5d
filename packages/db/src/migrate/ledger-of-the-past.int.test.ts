import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { costOfUsage } from '@agent-os/core/economy';
import { expect, test } from 'vitest';
import { createDatabase } from '../client/index.ts';
import { newId } from '../ids/index.ts';
import { createCallWriter, createJournalPool, intentEntry, settlementEntry } from '../journal/index.ts';
import { checkLedgerMonth, listSpend } from '../repositories/index.ts';
import { exampleIntent, exampleSettlement } from '../testing/example-call.ts';
import { createTestDatabase, openSuperuser } from '../testing/index.ts';
import { migrateDatabase, migrationsFolder, readMigrations } from './index.ts';

const ledgerMigration = '20261121002200_ledger';

test('calls from before the ledger are booked to the nano-USD, by class where their price gives their cost', async () => {
  const server = await createTestDatabase({ empty: true });
  const superuser = await openSuperuser(server);
  const folder = mkdtempSync(join(tmpdir(), 'agent-os-migrations-'));
  cpSync(migrationsFolder, folder, { recursive: true });
  for (const { name } of readMigrations(migrationsFolder)) {
    if (name >= ledgerMigration) rmSync(join(folder, name), { recursive: true });
  }
  await migrateDatabase({ ownerUrl: server.ownerUrl, migrationsFolder: folder });
  const pool = createJournalPool({ url: server.appUrl, maxConnections: 1 });
  const database = createDatabase({ url: server.appUrl, maxConnections: 1 });
  try {
    const organisationId = newId('org', 1);
    await superuser.query('set session_replication_role = replica');
    const prices = fc.sample(
      fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 11n }), fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.boolean()),
      { numRuns: 40, seed: 7 },
    );
    const counts = fc.sample(fc.array(fc.nat({ max: 5_000 }), { minLength: 5, maxLength: 5 }), {
      numRuns: 40,
      seed: 8,
    });
    let total = 0n;
    const entries = [];
    for (const [index, [dear, cheap, unknownCached]] of prices.entries()) {
      const price = {
        id: newId('prc', 1),
        effectiveFromMs: index,
        inputNanoUsdPerMillion: dear + 1n,
        cachedInputNanoUsdPerMillion: unknownCached ? null : cheap,
        cacheWriteNanoUsdPerMillion: unknownCached ? dear : null,
        outputNanoUsdPerMillion: dear * 3n + 7n,
      };
      await superuser.query(
        `insert into model_price (id, organisation_id, model_id, effective_from, input_nano_usd_per_million,
           cached_input_nano_usd_per_million, cache_write_nano_usd_per_million, output_nano_usd_per_million, source)
         values ($1, $2, 'mdl_1', now() + $3 * interval '1 day', $4, $5, $6, $7, 'test')`,
        [
          price.id,
          organisationId,
          index,
          price.inputNanoUsdPerMillion,
          price.cachedInputNanoUsdPerMillion,
          price.cacheWriteNanoUsdPerMillion,
          price.outputNanoUsdPerMillion,
        ],
      );
      const [plain = 0, cached = 0, write = 0, text = 0, reasoning = 0] = counts[index] ?? [];
      const usage = {
        inputTokens: plain + cached + write,
        cachedInputTokens: cached,
        cacheWriteTokens: write,
        outputTokens: text + reasoning,
        reasoningTokens: reasoning,
      };
      const costNanoUsd = index % 9 === 0 ? 12_345n : costOfUsage(price, usage);
      total += costNanoUsd;
      const intent = exampleIntent(organisationId, { priceId: price.id });
      entries.push(intentEntry(intent), settlementEntry(exampleSettlement(intent, { ...usage, costNanoUsd })));
    }
    const unknown = exampleIntent(organisationId, { priceId: null });
    entries.push(intentEntry(unknown), settlementEntry(exampleSettlement(unknown, { costNanoUsd: null })));
    await createCallWriter(pool).write(entries);
    expect((await migrateDatabase({ ownerUrl: server.ownerUrl })).applied).toContain(ledgerMigration);
    await database.withTenant(organisationId, async (tx) => {
      expect(await checkLedgerMonth(tx, '2025-11')).toMatchObject({
        settledNanoUsd: total,
        spentNanoUsd: total,
        transferredNanoUsd: total,
        calls: 41,
        callsWithoutCost: 1,
      });
      const byClass = await listSpend(tx, { fromMs: 0, untilMs: Date.UTC(2027, 0), by: ['tokenClass'] });
      expect(byClass.reduce((sum, row) => sum + row.costNanoUsd, 0n)).toBe(total);
      expect(byClass.find((row) => row.tokenClass === 'unsplit')?.costNanoUsd).toBe(5n * 12_345n);
      expect(byClass.map((row) => row.tokenClass)).toEqual(
        expect.arrayContaining(['input', 'cached_input', 'cache_write_5m', 'output', 'reasoning']),
      );
    });
  } finally {
    await database.close();
    await pool.end();
    await superuser.end();
    await server.drop();
    rmSync(folder, { recursive: true });
  }
});
