import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTestTenant, startTestApi, type TestApi } from '../api/testing/index.ts';
import { forgetUserWindows } from './forget-user-windows.ts';
import { PieceByPiece } from './piece-by-piece.ts';

const dayMs = 86_400_000;
let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

test('of end users what is over for more than a month is deleted, and of nobody else', async () => {
  const home = await addTestTenant(api, 'home');
  const finance = await api.callAs(home.members.finance.claims);
  const common = { unit: 'tokens', capAmount: '100', action: 'deny' } as const;
  const ofUsers = { ...common, scopeKind: 'user', scopeId: null } as const;
  const daily = await finance.budgets.create({ ...ofUsers, period: 'day' });
  const total = await finance.budgets.create({ ...ofUsers, period: 'total' });
  const ofAll = await finance.budgets.create({ ...common, scopeKind: 'organisation', scopeId: null, period: 'day' });
  const spend = async (budgetId: string, windowKey: string, endedDaysAgo: number | null) => {
    const endsAt = endedDaysAgo === null ? null : new Date(Date.now() - endedDaysAgo * dayMs);
    const startsAt = endsAt === null ? new Date(0) : new Date(endsAt.getTime() - dayMs);
    const window = [home.organisationId, budgetId, windowKey];
    await api.superuser.query(
      `insert into budget_window (organisation_id, budget_id, window_key, starts_at, ends_at, spent) values ($1, $2, $3, $4, $5, 7)`,
      [...window, startsAt, endsAt],
    );
    await api.superuser.query(
      `insert into budget_lease (organisation_id, budget_id, window_key, replica_id, session_id) values ($1, $2, $3, 'one', 's')`,
      window,
    );
    await api.superuser.query(
      `insert into budget_notice (organisation_id, budget_id, window_key, percent, spent, cap, at)
       values ($1, $2, $3, 50, 7, 100, coalesce($4, now()))`,
      [...window, endsAt],
    );
  };
  await spend(daily.id, '1/ann', 36);
  await spend(daily.id, '2/bob', 36);
  await spend(daily.id, '3/ann', 34);
  await spend(total.id, '0/ann', null);
  await spend(ofAll.id, '1', 300);
  const warned: unknown[] = [];
  const work = new PieceByPiece(
    {
      database: api.dependencies.database,
      directory: { organisationIds: () => [home.organisationId] },
      logger: { warn: (facts: unknown) => warned.push(facts) },
    },
    forgetUserWindows,
  );
  await work.runOnce(Date.now());
  expect(warned).toEqual([]);
  for (const table of ['budget_window', 'budget_lease', 'budget_notice']) {
    const { rows } = await api.superuser.query<{ key: string }>(
      `select window_key as key from ${table} where organisation_id = $1 order by 1`,
      [home.organisationId],
    );
    expect([table, rows.map(({ key }) => key)]).toEqual([table, ['0/ann', '1', '3/ann']]);
  }
});

test('nothing else can be deleted of what budgets counted', async () => {
  const home = await addTestTenant(api, 'other');
  const finance = await api.callAs(home.members.finance.claims);
  const over = { scopeKind: 'organisation', scopeId: null, period: 'day', unit: 'tokens' } as const;
  const { id } = await finance.budgets.create({ ...over, capAmount: '100', action: 'deny' });
  const old = [home.organisationId, id, new Date(Date.now() - 300 * dayMs)];
  await api.superuser.query(
    `insert into budget_window (organisation_id, budget_id, window_key, starts_at, ends_at) values ($1, $2, '1', $3, $3), ($1, $2, '1/ann', now(), now())`,
    old,
  );
  await api.superuser.query(
    `insert into budget_notice (organisation_id, budget_id, window_key, percent, spent, cap, at)
     values ($1, $2, '1', 50, 7, 100, $3), ($1, $2, '1/ann', 50, 7, 100, now())`,
    old,
  );
  await api.dependencies.database.withTenant(home.organisationId, async (tx) => {
    expect(await tx.$executeRaw`delete from budget_window`).toBe(0);
    expect(await tx.$executeRaw`delete from budget_notice`).toBe(0);
  });
});
