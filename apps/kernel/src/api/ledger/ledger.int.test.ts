import { checkFocus, sumBilledCost } from '@agent-os/core/focus';
import {
  bookTransfer,
  closeLedgerMonth,
  createCallWriter,
  createDatabase,
  createJournalPool,
  intentEntry,
  newId,
  settlementEntry,
  type CallSettlementRow,
} from '@agent-os/db';
import { exampleIntent, exampleSettlement } from '@agent-os/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTestTenant, startTestApi, type ApiCaller, type TestApi, type TestTenant } from '../testing/index.ts';

const monthStart = Date.UTC(2031, 4, 1);
const hourMs = 3_600_000;

let api: TestApi;
let home: TestTenant;
let auditor: ApiCaller;
let viewer: ApiCaller;

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  auditor = await api.callAs(home.members.auditor.claims);
  viewer = await api.callAs(home.members.viewer.claims);
});
afterAll(() => api.close());

const author = { kind: 'system', id: 'test' } as const;

async function record(atMs: number, settled: Partial<CallSettlementRow>): Promise<void> {
  const pool = createJournalPool({ url: api.url });
  const { agentId, departmentId, modelId, providerId, poolId } = home;
  const intent = exampleIntent(home.organisationId, {
    id: newId('call', atMs),
    receivedAtUs: atMs * 1_000,
    agentId,
    departmentId,
    modelId,
    providerId,
    poolId,
    priceId: null,
  });
  await createCallWriter(pool).write([intentEntry(intent), settlementEntry(exampleSettlement(intent, settled))]);
  await pool.end();
}

async function inTenant<T>(work: Parameters<ReturnType<typeof createDatabase>['withTenant']>[1]): Promise<T> {
  const database = createDatabase({ url: api.url, maxConnections: 1 });
  try {
    return (await database.withTenant(home.organisationId, work)) as T;
  } finally {
    await database.close();
  }
}

test('a month is exported as the ledger has it: classes, unknown splits, corrections and what came late', async () => {
  const costLines = [
    { tokenClass: 'input', quantity: 1_000, nanoUsd: 2_500_001n },
    { tokenClass: 'reasoning', quantity: 7, nanoUsd: 70_000n },
  ] as const;
  await record(monthStart + 5, { costNanoUsd: 2_570_001n, costLines });
  await record(monthStart + hourMs, { costNanoUsd: 99n });
  await record(monthStart + hourMs, { costNanoUsd: null });
  await inTenant((tx) => closeLedgerMonth(tx, home.organisationId, '2031-04', author, null));
  await record(monthStart - 2 * hourMs, { costNanoUsd: 5n, outcome: 'interrupted' });
  const transfer = {
    organisationId: home.organisationId,
    key: 'invoice-9',
    kind: 'adjustment',
    unit: 'nano_usd',
    debitAccount: `owed/${home.providerId}`,
    creditAccount: 'spend/unallocated',
    amount: 3n,
    ofMonth: '2031-05',
    author,
    note: 'Credit on the invoice.',
  } as const;
  expect(await inTenant((tx) => bookTransfer(tx, transfer))).toBe('booked');

  const page = await auditor.ledger.focusPage({ month: '2031-05' });
  expect(checkFocus(page, { version: '1.2' })).toEqual([]);
  const newer = await auditor.ledger.focusPage({ month: '2031-05', version: '1.3' });
  expect(newer.columns).toEqual(expect.arrayContaining(['ServiceProviderName', 'HostProviderName', 'ProviderName']));
  expect(checkFocus(newer, { version: '1.3' })).toEqual([]);
  expect(sumBilledCost(newer)).toBe(sumBilledCost(page));
  expect(page).toMatchObject({ next: null, ledgerNanoUsd: '2570102', spentNanoUsd: '2570105', callsWithoutCost: 1 });
  expect(sumBilledCost(page)).toBe(2_570_102n);
  const valuesOf = (column: string) => page.rows.map((row) => row[page.columns.indexOf(column)]);
  expect(valuesOf('ChargeClass')).toEqual(['Correction', null, null, null, null]);
  expect(valuesOf('x_TokenClass')).toEqual(['unsplit', 'input', 'reasoning', 'unsplit', null]);
  expect(valuesOf('ChargeCategory')).toEqual(['Usage', 'Usage', 'Usage', 'Usage', 'Adjustment']);

  expect(await auditor.ledger.check({ month: '2031-05' })).toMatchObject({ balances: true, adjustedNanoUsd: '-3' });
  expect(await auditor.ledger.check({ month: '2031-04' })).toMatchObject({ balances: true, settledNanoUsd: '5' });
});

test('who may not see finance gets nothing, and a page that is none is refused', async () => {
  await expect(viewer.ledger.focusPage({ month: '2031-05' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(auditor.ledger.focusPage({ month: '2031-05', after: '[1]' })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
});
