import fc from 'fast-check';
import { tokenClasses, type CostLine } from '@agent-os/core/economy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TenantTransaction } from '../client/index.ts';
import { newId } from '../ids/index.ts';
import { intentEntry, settlementEntry, type JournalEntry } from '../journal/index.ts';
import { exampleIntent, exampleSettlement } from '../testing/example-call.ts';
import {
  bookTransfer,
  checkLedgerMonth,
  closeLedgerMonth,
  listLedgerBalances,
  listLedgerMonths,
  listSpend,
  reopenLedgerMonth,
  reverseTransfer,
  type NewTransfer,
} from './index.ts';
import { openTestBooks, type TestBooks } from './testing/index.ts';

const author = { kind: 'person', id: 'psn_1' } as const;
const october = Date.UTC(2026, 9, 1);
const november = Date.UTC(2026, 10, 1);
const december = Date.UTC(2026, 11, 1);
const agents = Array.from({ length: 3 }, () => newId('agt', 1));
const models = [newId('mdl', 1), newId('mdl', 1), null];

let books: TestBooks;
let superuser: TestBooks['superuser'];
let database: TestBooks['database'];
let writer: TestBooks['writer'];

beforeAll(async () => {
  books = await openTestBooks(4);
  ({ superuser, database, writer } = books);
});
afterAll(() => books.close());

interface AnyCall {
  readonly atMs: number;
  readonly agent: number;
  readonly model: number;
  readonly outcome: 'settled' | 'failed' | 'interrupted';
  readonly priced: boolean;
  readonly split: boolean;
  readonly lines: readonly CostLine[];
}

const anyCost = fc.oneof(fc.constant(0n), fc.bigInt({ min: 1n, max: 10n }), fc.bigInt({ min: 1n, max: 10n ** 15n }));
const anyCall: fc.Arbitrary<AnyCall> = fc.record({
  atMs: fc.integer({ min: october, max: december - 1 }),
  agent: fc.nat({ max: 2 }),
  model: fc.nat({ max: 2 }),
  outcome: fc.constantFrom('settled', 'failed', 'interrupted'),
  priced: fc.boolean(),
  split: fc.boolean(),
  lines: fc.uniqueArray(
    fc.record({ tokenClass: fc.constantFrom(...tokenClasses), quantity: fc.nat({ max: 10 ** 7 }), nanoUsd: anyCost }),
    { selector: (line) => line.tokenClass, maxLength: 6 },
  ),
});
const costOf = (call: AnyCall): bigint => call.lines.reduce((sum, line) => sum + line.nanoUsd, 0n);

function entriesOf(organisationId: string, call: AnyCall): readonly JournalEntry[] {
  const intent = exampleIntent(organisationId, {
    id: newId('call', call.atMs),
    agentId: agents[call.agent] ?? '',
    modelId: models[call.model] ?? null,
    providerId: models[call.model] === null ? null : 'prv_1',
    receivedAtUs: call.atMs * 1_000,
  });
  const settlement = exampleSettlement(intent, {
    outcome: call.outcome,
    costNanoUsd: call.priced ? costOf(call) : null,
    ...(call.split ? { costLines: call.lines } : {}),
  });
  return [intentEntry(intent), settlementEntry(settlement)];
}

describe('what calls came to', () => {
  test('is the same to the nano-USD in settlements, sums by hour and transfers, whatever is sent again', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyCall, { maxLength: 40 }),
        fc.array(fc.nat({ max: 39 }), { maxLength: 10 }),
        async (calls, repeated) => {
          const organisationId = newId('org', 1);
          const entries = calls.map((call) => entriesOf(organisationId, call));
          await writer.write(entries.flat());
          await writer.write(repeated.flatMap((index) => entries[index] ?? []));
          await database.withTenant(organisationId, async (tx) => {
            for (const [month, fromMs, untilMs] of [
              ['2026-10', october, november],
              ['2026-11', november, december],
            ] as const) {
              const due = calls.filter((call) => call.atMs >= fromMs && call.atMs < untilMs);
              const cost = due.reduce((sum, call) => sum + (call.priced ? costOf(call) : 0n), 0n);
              expect(await checkLedgerMonth(tx, month)).toEqual({
                settledNanoUsd: cost,
                spentNanoUsd: cost,
                transferredNanoUsd: cost,
                bookedSpentNanoUsd: cost,
                bookedTransferredNanoUsd: cost,
                adjustedNanoUsd: 0n,
                calls: due.length,
                callsWithoutCost: due.filter((call) => !call.priced).length,
              });
              const [all] = await listSpend(tx, { fromMs, untilMs, by: [] });
              expect(all).toMatchObject({
                costNanoUsd: cost,
                calls: due.length,
                callsWithoutCost: due.filter((call) => !call.priced).length,
              });
              const split = await listSpend(tx, { fromMs, untilMs, by: ['agent', 'tokenClass'], span: 'day' });
              expect(split.reduce((sum, row) => sum + row.costNanoUsd, 0n)).toBe(cost);
            }
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  test('is kept apart by class, and what lines leave of a cost in one piece', async () => {
    const organisationId = newId('org', 2);
    const lines: readonly CostLine[] = [
      { tokenClass: 'input', quantity: 10, nanoUsd: 7n },
      { tokenClass: 'output', quantity: 3, nanoUsd: 0n },
    ];
    const intents = [0, 1].map(() => exampleIntent(organisationId, { agentId: agents[0] ?? '' }));
    await writer.write(intents.map(intentEntry));
    await writer.write(
      intents.map((intent, index) =>
        settlementEntry(exampleSettlement(intent, { costNanoUsd: 7n + BigInt(index), costLines: lines })),
      ),
    );
    const rows = await database.withTenant(organisationId, (tx) =>
      listSpend(tx, { fromMs: 0, untilMs: december, by: ['tokenClass'], only: { agent: [agents[0] ?? ''] } }),
    );
    expect(rows.map(({ tokenClass, quantity, costNanoUsd }) => [tokenClass, quantity, costNanoUsd])).toEqual([
      ['input', 20n, 14n],
      ['output', 6n, 0n],
      ['unsplit', 0n, 1n],
    ]);
  });

  test('is booked under the team that its agent is in', async () => {
    const organisationId = newId('org', 3);
    const [departmentId, teamId, agentId] = [newId('dep', 1), newId('tea', 1), newId('agt', 1)];
    await superuser.query(`insert into organisation (id, slug, name) values ($1, 'o', 'O')`, [organisationId]);
    await superuser.query(`insert into department (id, organisation_id, slug, name) values ($1, $2, 'd', 'D')`, [
      departmentId,
      organisationId,
    ]);
    await superuser.query(
      `insert into team (id, organisation_id, department_id, slug, name) values ($1, $2, $3, 't', 'T')`,
      [teamId, organisationId, departmentId],
    );
    await superuser.query(
      `insert into agent (id, organisation_id, department_id, team_id, slug, name) values ($1, $2, $3, $4, 'a', 'A')`,
      [agentId, organisationId, departmentId, teamId],
    );
    const intent = exampleIntent(organisationId, { agentId, departmentId });
    await writer.write([intentEntry(intent), settlementEntry(exampleSettlement(intent))]);
    const rows = await database.withTenant(organisationId, (tx) =>
      listSpend(tx, { fromMs: 0, untilMs: december, by: ['department', 'team'] }),
    );
    expect(rows).toMatchObject([{ department: departmentId, team: teamId, costNanoUsd: 4_200_000n, calls: 1 }]);
  });
});

describe('a month', () => {
  const priced: AnyCall = {
    atMs: october + 5,
    agent: 0,
    model: 0,
    outcome: 'settled',
    priced: true,
    split: true,
    lines: [{ tokenClass: 'input', quantity: 2, nanoUsd: 11n }],
  };

  test('takes nothing more once it is closed: a late call is booked in the first open month, and says of which it is', async () => {
    const organisationId = newId('org', 4);
    const inTenant = <T>(work: (tx: TenantTransaction) => Promise<T>) => database.withTenant(organisationId, work);
    await writer.write(entriesOf(organisationId, priced).slice());
    expect(await inTenant((tx) => closeLedgerMonth(tx, organisationId, '2026-10', author, null))).toBe(11n);
    expect(await inTenant((tx) => closeLedgerMonth(tx, organisationId, '2026-10', author, null))).toBeUndefined();
    expect(await inTenant((tx) => closeLedgerMonth(tx, organisationId, '2026-11', author, null))).toBe(0n);
    await writer.write(entriesOf(organisationId, priced).slice());
    expect(await inTenant((tx) => checkLedgerMonth(tx, '2026-10'))).toMatchObject({
      settledNanoUsd: 22n,
      spentNanoUsd: 22n,
      transferredNanoUsd: 22n,
      bookedSpentNanoUsd: 11n,
      bookedTransferredNanoUsd: 11n,
    });
    expect(await inTenant((tx) => checkLedgerMonth(tx, '2026-12'))).toMatchObject({
      settledNanoUsd: 0n,
      bookedSpentNanoUsd: 11n,
      bookedTransferredNanoUsd: 11n,
    });
    const insert = `insert into ledger_transfer (organisation_id, key, kind, unit, debit_account, credit_account, amount, month, of_month)
      values ($1, 'k', 'adjustment', 'nano_usd', 'a', 'b', 1, '2026-10-01', '2026-10-01')`;
    await expect(superuser.query(insert, [organisationId])).rejects.toThrow('The books of 2026-10 are closed');
    expect(await inTenant((tx) => reopenLedgerMonth(tx, organisationId, '2026-10', author, 'Forgot one.'))).toBe(true);
    expect(await inTenant((tx) => reopenLedgerMonth(tx, organisationId, '2026-10', author, 'Forgot one.'))).toBe(false);
    await superuser.query(insert, [organisationId]);
    expect(await inTenant((tx) => listLedgerMonths(tx))).toMatchObject([
      { month: '2026-11', state: 'closed' },
      { month: '2026-10', state: 'open', note: 'Forgot one.', closedNanoUsd: 11n },
    ]);
  });

  test('is not closed while a call is being booked in it', async () => {
    const organisationId = newId('org', 5);
    for (let round = 0; round < 5; round += 1) {
      const month = `2026-0${round + 1}`;
      const late = { ...priced, atMs: Date.UTC(2026, round, 2) };
      const [closed] = await Promise.all([
        database.withTenant(organisationId, (tx) => closeLedgerMonth(tx, organisationId, month, author, null)),
        ...Array.from({ length: 8 }, () => writer.write(entriesOf(organisationId, late).slice())),
      ]);
      const check = await database.withTenant(organisationId, (tx) => checkLedgerMonth(tx, month));
      expect(check.bookedSpentNanoUsd).toBe(closed);
      expect(check.bookedTransferredNanoUsd).toBe(closed);
      expect(check.transferredNanoUsd).toBe(88n);
    }
  });
});

describe('a transfer', () => {
  const transferOf = (organisationId: string, changes: Partial<NewTransfer> = {}): NewTransfer => ({
    organisationId,
    key: 'invoice-7',
    kind: 'adjustment',
    unit: 'nano_usd',
    debitAccount: 'spend/unallocated',
    creditAccount: 'owed/prv_1',
    amount: 5n,
    ofMonth: '2026-11',
    author,
    note: 'Rounding on the invoice.',
    ...changes,
  });

  test('is booked once by its key, and no other one takes its place', async () => {
    const organisationId = newId('org', 6);
    await database.withTenant(organisationId, async (tx) => {
      expect(await bookTransfer(tx, transferOf(organisationId))).toBe('booked');
      expect(await bookTransfer(tx, transferOf(organisationId))).toBe('repeated');
      expect(await bookTransfer(tx, transferOf(organisationId, { amount: 6n }))).toBe('conflict');
    });
  });

  test('is taken back once, by its mirror image, and its accounts are as before', async () => {
    const organisationId = newId('org', 7);
    await database.withTenant(organisationId, async (tx) => {
      await bookTransfer(tx, transferOf(organisationId));
      expect(await reverseTransfer(tx, organisationId, 'invoice-7', author, 'Wrong month.')).toBe('reversed');
      expect(await reverseTransfer(tx, organisationId, 'invoice-7', author, 'Wrong month.')).toBe('repeated');
      expect(await reverseTransfer(tx, organisationId, 'reverse/invoice-7', author, 'No.')).toBe('absent');
      const balances = await listLedgerBalances(tx, { from: '2026-11', until: '2026-11' });
      expect(balances).toMatchObject([
        { account: 'owed/prv_1', month: '2026-11', debits: 5n, credits: 5n },
        { account: 'spend/unallocated', month: '2026-11', debits: 5n, credits: 5n },
      ]);
    });
  });

  test('is neither changed nor removed, and a reversal that takes back something else is refused', async () => {
    const organisationId = newId('org', 8);
    await database.withTenant(organisationId, (tx) => bookTransfer(tx, transferOf(organisationId)));
    const inTenant = (sql: string) => database.withTenant(organisationId, (tx) => tx.$executeRawUnsafe(sql));
    await expect(inTenant('update ledger_transfer set amount = 1')).rejects.toThrow('permission denied');
    await expect(inTenant('delete from ledger_transfer')).rejects.toThrow('permission denied');
    await expect(
      inTenant(`insert into ledger_transfer (organisation_id, key, kind, unit, debit_account, credit_account, amount, reverses, month, of_month)
        select organisation_id, 'reverse/' || key, 'reversal', unit, credit_account, debit_account, amount - 1, key, month, of_month
        from ledger_transfer`),
    ).rejects.toThrow('does not take back exactly');
  });
});
