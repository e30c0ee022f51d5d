import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  checkLedgerMonth,
  createDatabase,
  listBudgets,
  listRoutes,
  listWindowsOfBudget,
  sumOutcomes,
} from '@agent-os/db';
import { createTestDatabase } from '@agent-os/db/testing';
import { expect, test } from 'vitest';
import { startReferenceUpstream } from '../../testing/index.ts';
import { seed } from '../seed.ts';

test('the books of the demo agree: calls, ledger and what budgets have counted; all of it is simulated', async () => {
  const [server, reference] = [await createTestDatabase(), await startReferenceUpstream()];
  const nowMs = Date.UTC(2026, 10, 22, 12);
  const home = mkdtempSync(join(tmpdir(), 'demo-finance-'));
  const upstream = { slug: 'reference', name: 'R', protocol: 'both', baseUrl: reference.url, apiKey: null } as const;
  await seed(
    {
      databaseUrl: server.appUrl,
      masterKey: Buffer.alloc(32),
      demo: true,
      demoPast: true,
      credentialsPath: join(home, 'credentials.json'),
      upstream: { ...upstream, simulated: true, slots: 4 },
    },
    nowMs,
  );
  const database = createDatabase({ url: server.appUrl });
  const [organisationId = ''] = await database.lookups.listOrganisationIds();
  await database.withTenant(organisationId, async (tx) => {
    const month = await checkLedgerMonth(tx, '2026-11');
    expect(month.spentNanoUsd).toBe(month.settledNanoUsd);
    expect(month.transferredNanoUsd).toBe(month.settledNanoUsd);
    expect(await tx.call.count({ where: { simulated: false } })).toBe(0);
    const budgets = await listBudgets(tx);
    expect(budgets).toHaveLength(4);
    const ofAll = budgets.find(({ scopeKind }) => scopeKind === 'organisation');
    const [present] = await listWindowsOfBudget(tx, ofAll?.id ?? '', 1);
    expect(present?.spent).toBe(month.settledNanoUsd);
    expect(present?.spent).toBeGreaterThan(0n);
    expect(present?.spent).toBeLessThan(ofAll?.cap ?? 0n);
    const value = await sumOutcomes(tx, { by: 'kind', from: new Date('2026-10-01'), until: new Date('2026-12-01') });
    expect(value.map(({ id }) => id).toSorted()).toEqual(['loan-application', 'ticket-resolution']);
    for (const { simulated, reported, accepted, rejected, value: worth } of value) {
      // Some of today still wait.
      expect([simulated, accepted > 50, rejected > 0, reported > accepted + rejected]).toEqual([
        true,
        true,
        true,
        true,
      ]);
      expect(worth.measured + worth.reported + worth.declared + worth.assumed).toBeGreaterThan(0n);
    }
    expect((await listRoutes(tx)).map(({ name }) => name)).toEqual(['analysis']);
  });
  await database.close();
  await reference.close();
  await server.drop();
});
