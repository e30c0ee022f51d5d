import { focusCsvLines } from '@agent-os/core/focus';
import {
  bookTransfer,
  closeLedgerMonth,
  createCallWriter,
  createDatabase,
  createJournalPool,
  intentEntry,
  listUnmatchedInvoices,
  newId,
  settlementEntry,
  sumLedgerMonth,
  type CallSettlementRow,
  type TenantTransaction,
} from '@agent-os/db';
import { exampleIntent, exampleSettlement } from '@agent-os/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTestTenant, startTestApi, type ApiCaller, type TestApi, type TestTenant } from '../testing/index.ts';

const month = '2031-05';
const dayMs = 86_400_000;
const atDay = (day: number) => Date.UTC(2031, 4, day, 9);
const author = { kind: 'system', id: 'test' } as const;

let api: TestApi;
let home: TestTenant;
let finance: ApiCaller;

async function record(atMs: number, settled: Partial<CallSettlementRow>): Promise<void> {
  const pool = createJournalPool({ url: api.url });
  const { agentId, departmentId, modelId, providerId, poolId, organisationId } = home;
  const ids = { agentId, departmentId, modelId, providerId, poolId, priceId: null, simulated: false };
  const intent = exampleIntent(organisationId, { id: newId('call', atMs), receivedAtUs: atMs * 1_000, ...ids });
  await createCallWriter(pool).write([intentEntry(intent), settlementEntry(exampleSettlement(intent, settled))]);
  await pool.end();
}

async function inTenant<T>(work: (tx: TenantTransaction) => Promise<T>): Promise<T> {
  const database = createDatabase({ url: api.url, maxConnections: 1 });
  try {
    return await database.withTenant(home.organisationId, work);
  } finally {
    await database.close();
  }
}

/** What the console exports: the whole month, as a file. */
async function exportFocus(): Promise<readonly string[]> {
  const { columns, rows } = await finance.ledger.focusPage({ month });
  return [columns.join(','), ...focusCsvLines(columns, rows)];
}

const fileOf = (lines: readonly string[]) => `${lines.join('\r\n')}\r\n`;
const importFile = (text: string, number: string) =>
  finance.invoices.import({
    providerId: home.providerId,
    fileName: `${number}.csv`,
    text,
    number,
    acceptOverlap: true,
  });
const remove = (invoiceId: string) => finance.invoices.delete({ invoiceId, reason: 'The test is over' });
const groupsOf = async (invoiceId: string) => (await finance.invoices.groups({ invoiceId })).items;

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  finance = await api.callAs(home.members.finance.claims);
  // So that the export has quantities and prices.
  await api.superuser.query(
    `insert into model_price (id, organisation_id, model_id, effective_from, input_nano_usd_per_million,
       cached_input_nano_usd_per_million, output_nano_usd_per_million, source)
     values ($1, $2, $3, '2031-01-01', 2500000000, 1250000000, 10000000000, 'a test')`,
    [newId('prc', 0), home.organisationId, home.modelId],
  );
  for (const day of [3, 4, 5]) {
    await record(atDay(day), {
      costNanoUsd: 4_000_000_007n,
      costLines: [
        { tokenClass: 'input', quantity: 1_000_000, nanoUsd: 2_500_000_001n },
        { tokenClass: 'cached_input', quantity: 400_000, nanoUsd: 500_000_003n },
        { tokenClass: 'output', quantity: 100_000, nanoUsd: 1_000_000_003n },
      ],
    });
  }
  await record(atDay(6), { costNanoUsd: 99n });
  // Of a month that was closed before: it is in May's books and names its own day.
  await inTenant((tx) => closeLedgerMonth(tx, home.organisationId, '2031-04', author, 'Closed'));
  await record(Date.UTC(2031, 3, 28), { costNanoUsd: 77n });
  await inTenant((tx) =>
    bookTransfer(tx, {
      organisationId: home.organisationId,
      key: 'credit-1',
      kind: 'adjustment',
      unit: 'nano_usd',
      debitAccount: `owed/${home.providerId}`,
      creditAccount: 'spend/unallocated',
      amount: 3n,
      ofMonth: month,
      author,
      note: 'A credit, "as agreed"',
    }),
  );
});
afterAll(() => api.close());

test('our own export, imported as an invoice, agrees to the nano-USD', async () => {
  const text = fileOf(await exportFocus());
  const preview = await finance.invoices.preview({ providerId: home.providerId, fileName: 'own.csv', text });
  expect(preview).toMatchObject({ format: 'focus', problemCount: 0, leftOut: 0, currencies: ['USD'], taken: null });
  expect(preview.period).toEqual({ first: '2031-05-01', last: '2031-05-31' });
  const invoice = await importFile(text, 'OWN-1');
  const ledger = await inTenant((tx) => sumLedgerMonth(tx, month));
  expect(ledger).toBe(3n * 4_000_000_007n + 99n + 77n - 3n);
  expect(invoice).toMatchObject({
    state: 'agrees',
    openGroups: 0,
    billedNanoUsd: ledger.toString(),
    recordedNanoUsd: ledger.toString(),
    darkNanoUsd: '0',
    simulated: false,
  });
  const groups = await groupsOf(invoice.id);
  expect(new Set(groups.map(({ state, differenceNanoUsd }) => `${state} ${differenceNanoUsd}`))).toEqual(
    new Set(['agrees 0']),
  );
  // The same file again is refused by name, whatever number it is given.
  await expect(importFile(text, 'OWN-2')).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('OWN-1') as string,
  });
  const coverage = await finance.invoices.coverage({ month });
  expect(coverage.providers).toMatchObject([{ id: home.providerId, invoices: 1, state: 'reconciled' }]);
  expect(await finance.finance.closeChecks({ month })).toMatchObject({
    invoices: { missing: [], open: [], reconciled: 1 },
  });
  await remove(invoice.id);
  expect(await finance.finance.closeChecks({ month })).toMatchObject({ invoices: { missing: ['Provider'], open: [] } });
});

test('in a falsified copy each fault is found, with its cause', async () => {
  const own = await exportFocus();
  const head = own[0]?.split(',') ?? [];
  const isOf = (line: string, day: number, tokenClass: string) =>
    line.includes(`2031-05-0${day}T09:00:00Z`) && line.includes(`,${tokenClass},`);
  const billedAt = (line: string, cost: string) => [cost, ...line.split(',').slice(1)].join(',');
  const falsified = own.flatMap((line) => {
    if (isOf(line, 3, 'cached_input')) return [billedAt(line, '1.000000003')];
    if (isOf(line, 4, 'output')) return [billedAt(line, '1.4')];
    if (isOf(line, 5, 'output')) return [];
    if (isOf(line, 5, 'input')) return [line, line.replaceAll(home.modelId, 'mdl_zzzzzzzzzzzzzzzzzzzzzzzzzz')];
    return [line];
  });
  expect(head[0]).toBe('BilledCost');
  const invoice = await importFile(fileOf(falsified), 'FALSE-1');
  const found = (await groupsOf(invoice.id)).filter(({ state }) => state !== 'agrees');
  expect(found.map(({ day, tokenClass, state, cause }) => [day, tokenClass, state, cause])).toEqual([
    ['2031-05-05', 'input', 'billed_only', 'unknown_model'],
    ['2031-05-05', 'output', 'recorded_only', null],
    ['2031-05-03', 'cached_input', 'price_differs', 'cached_as_input'],
    ['2031-05-04', 'output', 'price_differs', 'unit_price'],
  ]);
  expect(invoice).toMatchObject({ state: 'open', openGroups: 4, darkNanoUsd: '2500000001' });
  const { rows } = await finance.invoices.unmatched({ from: month, until: month });
  expect(rows).toEqual([
    {
      providerId: home.providerId,
      provider: 'Provider',
      month,
      groups: 1,
      openNanoUsd: '2500000001',
      acceptedNanoUsd: '0',
      bookedNanoUsd: '0',
    },
  ]);
  expect(await finance.finance.closeChecks({ month })).toMatchObject({ invoices: { missing: [], open: ['Provider'] } });
  const detail = await finance.invoices.get({ invoiceId: invoice.id });
  const sum = (read: (row: (typeof detail.states)[number]) => string) =>
    detail.states.reduce((total, row) => total + BigInt(read(row)), 0n).toString();
  expect(sum((row) => row.billedNanoUsd)).toBe(invoice.billedNanoUsd);
  expect(sum((row) => row.recordedNanoUsd)).toBe(invoice.recordedNanoUsd);
  await remove(invoice.id);
});

test('a difference is booked in the first open month, taken back, and the past stays as it was', async () => {
  const text =
    'date,model,cost\n2031-05-03,model,5\n2031-05-04,model,4.000000007\n2031-05-05,model,4.000000007\n2031-05-06,model,0.000000099\n';
  const invoice = await importFile(text, 'BOOK-1');
  const [group] = await groupsOf(invoice.id);
  expect(group).toMatchObject({ day: '2031-05-03', state: 'price_differs', differenceNanoUsd: '999999993' });
  if (group === undefined) throw new Error('There is no group.');
  const { key: groupKey, billedNanoUsd, recordedNanoUsd } = group;
  const decision = {
    invoiceId: invoice.id,
    groupKey,
    billedNanoUsd,
    recordedNanoUsd,
    book: true,
    reason: 'A new price',
  };
  await expect(finance.invoices.decide({ ...decision, billedNanoUsd: '1' })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  await inTenant((tx) => closeLedgerMonth(tx, home.organisationId, month, author, 'Closed'));
  const before = await inTenant((tx) => sumLedgerMonth(tx, month));
  const decided = await finance.invoices.decide(decision);
  expect(decided.decision).toMatchObject({ bookedIn: '2031-06', outdated: false, reason: 'A new price' });
  expect(await inTenant((tx) => sumLedgerMonth(tx, month))).toBe(before);
  expect(await inTenant((tx) => sumLedgerMonth(tx, '2031-06'))).toBe(999_999_993n);
  expect(await finance.invoices.get({ invoiceId: invoice.id })).toMatchObject({ state: 'accepted', deletable: false });
  await expect(finance.invoices.decide(decision)).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(remove(invoice.id)).rejects.toMatchObject({ code: 'CONFLICT' });
  // Compared again, what is recorded of the calls is the same: the decision still holds.
  expect(await finance.invoices.reconcile({ invoiceId: invoice.id })).toMatchObject({ state: 'accepted' });
  await finance.invoices.withdraw({ invoiceId: invoice.id, groupKey, reason: 'It was the old one' });
  expect(await inTenant((tx) => sumLedgerMonth(tx, '2031-06'))).toBe(0n);
  const again = await finance.invoices.decide({ ...decision, book: false });
  expect(again.decision).toMatchObject({ bookedIn: null });
  expect(await finance.invoices.list({})).toMatchObject({ items: [{ number: 'BOOK-1', state: 'accepted' }] });
});

test('what a provider calls a model is confirmed once, and its invoices are compared again', async () => {
  const text = 'date,model,quantity,cost\n2031-05-03,model-2031-01-01,1500000,4.000000007\n';
  const invoice = await importFile(text, 'ALIAS-1');
  const group = (await groupsOf(invoice.id)).find(({ modelText }) => modelText !== null);
  expect(group).toMatchObject({
    modelText: 'model-2031-01-01',
    cause: 'unknown_model',
    suggested: { id: home.modelId, name: 'model' },
  });
  expect((await inTenant((tx) => listUnmatchedInvoices(tx, month, month)))[0]?.openNanoUsd).toBe(4_000_000_007n);
  const alias = { providerId: home.providerId, text: 'Model-2031-01-01', modelId: home.modelId };
  expect(await finance.invoices.confirmAlias(alias)).toEqual({ compared: 1 });
  const agreed = (await groupsOf(invoice.id)).find(({ day }) => day === '2031-05-03');
  expect(agreed).toMatchObject({ state: 'agrees', model: { id: home.modelId }, lines: 1 });
  expect(await inTenant((tx) => listUnmatchedInvoices(tx, month, month))).toEqual([]);
  await remove(invoice.id);
});

test('what cannot be read is refused with its line, and nothing is written', async () => {
  const rows = 'date,model,cost\n2031-05-03,model,1.25\n03/05/2031,model,free\n';
  const given = { providerId: home.providerId, fileName: 'bad.csv', text: rows };
  const preview = await finance.invoices.preview(given);
  expect(preview.problems).toMatchObject([
    { line: 3, column: 'cost' },
    { line: 3, column: 'date' },
  ]);
  await expect(importFile(rows, 'BAD-1')).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: expect.stringMatching(/^Line 3: cost is no amount/) as string,
  });
  await expect(importFile('a,b\n"1,2\n', 'BAD-2')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await expect(importFile('only a head\n', 'BAD-3')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await expect(importFile('x'.repeat(5 * 1024 * 1024 + 1), 'BAD-4')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect((await finance.invoices.list({})).items.map(({ number }) => number)).toEqual(['BOOK-1']);
});

test('a file in another currency is converted at the rate that a person enters, line by line', async () => {
  const text =
    'Datum;Modell;date;model;cost;currency\nx;x;2031-05-03;model;3.200,50;EUR\nx;x;2031-05-04;model;0,01;EUR\n';
  const given = { providerId: home.providerId, fileName: 'eur.csv', text, number: 'EUR-1', acceptOverlap: true };
  await expect(finance.invoices.import(given)).rejects.toMatchObject({
    message: expect.stringContaining('EUR') as string,
  });
  const invoice = await finance.invoices.import({ ...given, usdRate: '1.0842' });
  expect(invoice).toMatchObject({
    currency: 'EUR',
    usdRateNano: '1084200000',
    totalNano: '3200510000000',
    billedNanoUsd: '3469992942000',
    periodFirst: '2031-05-03',
    periodLast: '2031-05-04',
  });
  await remove(invoice.id);
});

test('formulas and control characters in a file are text, wherever they are shown', async () => {
  const text = `date,model,cost\n2031-05-03,"=HYPERLINK(""http://x"")\u001b[2J",1\n`;
  const preview = await finance.invoices.preview({ providerId: home.providerId, fileName: 'f.csv', text });
  expect(JSON.stringify(preview.models)).not.toContain('\\u001b');
  expect(preview.models[0]?.model).toBeNull();
});

test('pages of invoices follow each other', async () => {
  const made: string[] = [];
  for (const number of ['P-1', 'P-2', 'P-3']) {
    made.push((await importFile(`date,model,cost\n2031-07-0${number.slice(2)},model,1\n`, number)).id);
  }
  const first = await finance.invoices.list({ limit: 2 });
  expect(first.items.map(({ number }) => number)).toEqual(['P-3', 'P-2']);
  const second = await finance.invoices.list({ limit: 2, cursor: first.nextCursor ?? '' });
  expect(second.items.map(({ number }) => number)).toEqual(['P-1', 'BOOK-1']);
  expect((await finance.invoices.list({ month: '2031-07' })).items).toHaveLength(3);
  for (const id of made) await remove(id);
});

test('fifty thousand lines are taken within a request', { timeout: 60_000 }, async () => {
  const lines = Array.from(
    { length: 40_000 },
    (_, place) => `${new Date(Date.UTC(2031, 4, 1) + (place % 31) * dayMs).toISOString().slice(0, 10)},model,0.00001`,
  );
  const invoice = await importFile(`date,model,cost\n${lines.join('\n')}\n`, 'LONG-1');
  expect(invoice).toMatchObject({ lines: 40_000, billedNanoUsd: '400000000', groups: 31 });
  await remove(invoice.id);
});

test('nothing failed in a way that nobody expected', () => {
  expect(api.logged).toEqual([]);
});

test('an invoice over days that another one has is refused with its number, unless that is said to be meant', async () => {
  const row = (day: string) => `date,model,cost\n2032-02-${day},x,1.00\n`;
  const given = (number: string, day: string) => ({
    providerId: home.providerId,
    fileName: `${number}.csv`,
    text: row(day),
    number,
    period: { first: '2032-02-01', last: `2032-02-${day}` },
  });
  const first = await finance.invoices.import(given('FEB-1', '10'));
  await expect(finance.invoices.import(given('FEB-2', '11'))).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('in FEB-1 too') as string,
  });
  // The day after is apart.
  const period = { first: '2032-02-11', last: '2032-02-29' };
  const second = await finance.invoices.import({ ...given('FEB-2', '11'), period });
  const third = await finance.invoices.import({ ...given('FEB-3', '12'), acceptOverlap: true });
  for (const { id } of [first, second, third]) await remove(id);
});
