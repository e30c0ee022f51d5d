import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabase, type Database } from '../client/index.ts';
import { newId } from '../ids/index.ts';
import {
  createCallWriter,
  createJournalPool,
  intentEntry,
  settlementEntry,
  type CallWriter,
} from '../journal/index.ts';
import { createTestDatabase, openSuperuser, type TestDatabase } from '../testing/index.ts';
import { exampleIntent, exampleSettlement } from '../testing/example-call.ts';
import {
  insertBudget,
  insertBudgetIncrease,
  listBudgetNotices,
  listBudgetWindows,
  listWindowsOfBudget,
  type BudgetConfiguration,
} from './index.ts';

const configuration: BudgetConfiguration = {
  name: 'All of it',
  scopeKind: 'organisation',
  scopeId: null,
  period: 'day',
  unit: 'usd',
  cap: 1_000n,
  action: 'deny',
  notifyPercents: [50, 100],
  timeZone: 'UTC',
};

describe('charges of budgets', () => {
  let database: TestDatabase;
  let db: Database;
  let pool: pg.Pool;
  let superuser: pg.Client;
  let writer: CallWriter;
  const organisationId = newId('org', 1);
  const windowKey = '1763683200000';

  beforeAll(async () => {
    database = await createTestDatabase();
    db = createDatabase({ url: database.appUrl });
    pool = createJournalPool({ url: database.appUrl, maxConnections: 4 });
    superuser = await openSuperuser(database);
    writer = createCallWriter(pool);
    await superuser.query(`insert into organisation (id, slug, name) values ($1, 'o', 'O')`, [organisationId]);
  });
  afterAll(async () => {
    await db?.close();
    await pool?.end();
    await superuser?.end();
    await database?.drop();
  });

  const makeBudget = async (changes: Partial<BudgetConfiguration> = {}): Promise<string> => {
    const id = newId('bdg', 2);
    await db.withTenant(organisationId, (tx) =>
      insertBudget(tx, organisationId, { ...configuration, ...changes, id, at: new Date(0) }),
    );
    return id;
  };
  const callThatTakes = (amounts: readonly (readonly [budgetId: string, amount: bigint])[]) => {
    const intent = exampleIntent(organisationId);
    const budgetCharges = amounts.map(([budgetId, amount]) => ({ budgetId, windowKey, unit: 'usd' as const, amount }));
    return [intentEntry(intent), settlementEntry(exampleSettlement(intent, { budgetCharges }))];
  };
  const windowOf = async (budgetId: string) =>
    (await db.withTenant(organisationId, (tx) => listWindowsOfBudget(tx, budgetId, 5)))[0];

  test('are counted once, however often a batch is sent, also beside others', async () => {
    const budgetId = await makeBudget();
    const entries = callThatTakes([[budgetId, 70n]]);
    await Promise.all([writer.write(entries), writer.write(entries)]);
    await writer.write([...entries, ...callThatTakes([[budgetId, 5n]])]);
    expect(await windowOf(budgetId)).toMatchObject({ spent: 75n, calls: 2n, startsAt: new Date(Number(windowKey)) });
  });

  test('come from the lease of the kernel that took the call', async () => {
    const budgetId = await makeBudget();
    await writer.write(callThatTakes([[budgetId, 1n]]));
    await superuser.query(
      `insert into budget_lease (organisation_id, budget_id, window_key, replica_id, session_id, granted)
       values ($1, $2, $3, 'replica-1', 's', 100), ($1, $2, $3, 'replica-2', 's', 100)`,
      [organisationId, budgetId, windowKey],
    );
    await writer.write(callThatTakes([[budgetId, 30n]]));
    const [window] = await db.withTenant(organisationId, (tx) => listBudgetWindows(tx, [{ budgetId, windowKey }]));
    expect(window).toMatchObject({ spent: 31n, leased: 170n });
  });

  test('of a budget that does not exist never keep a call from being recorded', async () => {
    const sequences = await writer.write(callThatTakes([[newId('bdg', 3), 5n]]));
    expect(sequences.size).toBe(1);
  });

  test('that pass a share of cap and increases leave one notice each', async () => {
    const budgetId = await makeBudget();
    const now = Date.now();
    await db.withTenant(organisationId, (tx) =>
      insertBudgetIncrease(tx, organisationId, {
        id: newId('inc', now),
        budgetId,
        amount: 1_000n,
        fromAt: new Date(now - 60_000),
        untilAt: new Date(now + 60_000),
        reason: 'A launch',
        author: { kind: 'system', id: 'test' },
        at: new Date(now),
      }),
    );
    const percents = async () =>
      (await db.withTenant(organisationId, (tx) => listBudgetNotices(tx, budgetId, 9))).map(
        ({ percent, spent, cap }) => ({ percent, spent, cap }),
      );
    await writer.write(callThatTakes([[budgetId, 999n]]));
    expect(await percents()).toEqual([]);
    await writer.write(callThatTakes([[budgetId, 1n]]));
    await writer.write(callThatTakes([[budgetId, 1n]]));
    expect(await percents()).toEqual([{ percent: 50, spent: 1_000n, cap: 2_000n }]);
  });

  test('of many batches with the same windows in any order never wait for each other for ever', async () => {
    const budgetIds = await Promise.all(Array.from({ length: 6 }, () => makeBudget()));
    const batches = Array.from({ length: 24 }, (_, index) => {
      const turned = budgetIds.map((_id, place) => budgetIds[(place + index) % budgetIds.length] ?? '');
      return callThatTakes((index % 2 === 0 ? turned : turned.toReversed()).map((id) => [id, 3n]));
    });
    await Promise.all(batches.map((batch) => writer.write(batch)));
    for (const id of budgetIds) expect(await windowOf(id)).toMatchObject({ spent: 72n, calls: 24n });
  });
});
