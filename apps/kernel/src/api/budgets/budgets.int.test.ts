import { budgetWindowAt } from '@agent-os/core/economy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addTestAgent,
  addTestTenant,
  startTestApi,
  type ApiCaller,
  type TestApi,
  type TestTenant,
} from '../testing/index.ts';

const hourMs = 3_600_000;
const usd = (amount: number) => (BigInt(amount) * 1_000_000_000n).toString();

let api: TestApi;
let home: TestTenant;
let finance: ApiCaller;

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  finance = await api.callAs(home.members.finance.claims);
});
afterAll(() => api.close());

type CreateInput = Parameters<ApiCaller['budgets']['create']>[0];

const create = (given: Partial<CreateInput> = {}) =>
  finance.budgets.create({
    scopeKind: 'agent',
    scopeId: home.agentId,
    period: 'day',
    unit: 'usd',
    capAmount: usd(160),
    action: 'deny',
    ...given,
  });

/** As settlements of calls write it, into the window of the day. */
async function spend(budgetId: string, amount: string, user?: string): Promise<string> {
  const { key: start, startsAtMs, endsAtMs } = budgetWindowAt('day', 'UTC', Date.now());
  const key = user === undefined ? start : `${start}/${user}`;
  await api.superuser.query(
    `insert into budget_window (organisation_id, budget_id, window_key, starts_at, ends_at, spent, calls)
     values ($1, $2, $3, $4, $5, $6, 3)`,
    [home.organisationId, budgetId, key, new Date(startsAtMs), new Date(endsAtMs ?? 0), amount],
  );
  return key;
}

describe('a budget', () => {
  test('is made with a name of its own, a first version and an audit event', async () => {
    const made = await create({ reason: 'As agreed' });
    expect(made).toMatchObject({
      name: 'agent, USD a day',
      scope: { kind: 'agent', id: home.agentId, name: 'agent' },
      path: [{ name: 'First' }, { name: 'First' }],
      depth: 3,
      capNowAmount: usd(160),
      availableAmount: usd(160),
      noticePercents: [50, 80, 100],
      runsOutAt: null,
    });
    const { versions } = await finance.budgets.get({ budgetId: made.id });
    expect(versions).toMatchObject([{ number: 1, capAmount: usd(160), reason: 'As agreed', by: { name: 'finance' } }]);
    const owner = await api.callAs(home.members.owner.claims);
    const trail = await owner.audit.list({ targetId: made.id });
    expect(trail.items.map(({ action }) => action)).toEqual(['budget.created']);
  });

  test('begins with what its window has seen: this month’s spend belongs to a budget of the month', async () => {
    const agentId = await addTestAgent(api, home);
    const { startsAtMs } = budgetWindowAt('month', 'UTC', Date.now());
    const add = (hourAtMs: number, inputNanoUsd: number) =>
      api.superuser.query(
        `insert into spend_hour (organisation_id, hour, booked_month, department_id, team_id, agent_id, model_id, provider_id,
           simulated, calls, cost_nano_usd, input_quantity, input_nano_usd, tool_use_quantity)
         values ($1, $2, $3, $4, '', $5, '', '', false, 1, $6, 40, $6, 7)`,
        [home.organisationId, new Date(hourAtMs), new Date(startsAtMs), home.departmentId, agentId, inputNanoUsd],
      );
    await add(startsAtMs, 1_500);
    await add(startsAtMs - hourMs, 9_000_000);
    const spent = async (given: Partial<CreateInput>) => {
      const made = await create({ scopeId: agentId, period: 'month', ...given });
      return (await finance.budgets.get({ budgetId: made.id })).window?.spentAmount;
    };
    expect(await spent({})).toBe('1500');
    expect(await spent({ unit: 'tokens', capAmount: '100' })).toBe('40');
    expect(await spent({ period: 'total' })).toBe('0');
    expect(await spent({ scopeId: home.agentId })).toBe('0');
  });

  test('says what is spent, held and left, and when it runs out at this pace', async () => {
    const noon = budgetWindowAt('day', 'UTC', Date.now()).startsAtMs + 12 * hourMs;
    api.clock.aheadMs = noon - Date.now();
    const { id } = await create();
    const key = await spend(id, usd(120));
    await api.superuser.query(
      `insert into budget_lease (organisation_id, budget_id, window_key, replica_id, session_id, granted, reserved)
       values ($1, $2, $3, 'one', 'session', $4, $5)`,
      [home.organisationId, id, key, usd(20), usd(10)],
    );
    const budget = await finance.budgets.get({ budgetId: id });
    expect(budget).toMatchObject({
      window: { key, spentAmount: usd(120), reservedAmount: usd(10), calls: 3 },
      availableAmount: usd(30),
    });
    // The first twentieth of a day counts as a whole: three quarters of the cap in it, so the rest takes a third of it.
    expect(Math.abs((budget.runsOutAt ?? 0) - noon - (24 * hourMs) / 20 / 3)).toBeLessThan(hourMs / 10);
    api.clock.aheadMs = 0;
  });

  test('of each end user tells of the one who spent most, and knows nobody but by a print', async () => {
    const made = await create({ scopeKind: 'user' });
    expect(made).toMatchObject({
      name: 'agent, USD a day for each end user',
      window: { user: null, spentAmount: '0' },
      availableAmount: usd(160),
    });
    const key = await spend(made.id, usd(120), 'a-print');
    await spend(made.id, usd(20), 'another-print');
    await spend(made.id, usd(80), 'unnamed');
    await api.superuser.query(
      `insert into budget_notice (organisation_id, budget_id, window_key, percent, spent, cap)
       values ($1, $2, $3, 50, 1, 1), ($1, $2, '0/long-ago', 100, 1, 1)`,
      [home.organisationId, made.id, key],
    );
    const budget = await finance.budgets.get({ budgetId: made.id });
    expect(budget).toMatchObject({
      window: { key, user: 'a-print', spentAmount: usd(120) },
      availableAmount: usd(40),
      lastNotice: { percent: 50 },
    });
    expect(budget.pastWindows.map(({ user, spentAmount }) => [user, spentAmount])).toEqual([
      ['a-print', usd(120)],
      ['', usd(80)],
      ['another-print', usd(20)],
    ]);
    expect(await create({ scopeKind: 'user', scopeId: null, period: 'total' })).toMatchObject({
      name: 'every end user, USD in all',
      scope: { kind: 'user', id: null, name: 'every end user' },
    });
  });

  test('is changed with a reason, once for each version that was seen', async () => {
    const { id } = await create();
    const change = () =>
      finance.budgets.update({ budgetId: id, expectedVersion: 1, capAmount: usd(200), reason: 'More tickets' });
    expect(await change()).toMatchObject({ version: 2, capAmount: usd(200), action: 'deny', name: 'agent, USD a day' });
    await expect(change()).rejects.toMatchObject({ code: 'CONFLICT' });
    const { versions } = await finance.budgets.get({ budgetId: id });
    expect(versions.map(({ number, capAmount, reason }) => [number, capAmount, reason])).toEqual([
      [2, usd(200), 'More tickets'],
      [1, usd(160), ''],
    ]);
  });

  test('is raised for a time, and the increase can be ended once', async () => {
    const { id } = await create();
    const until = Date.now() + hourMs;
    const raised = await finance.budgets.raise({ budgetId: id, amount: usd(40), until, reason: 'Black Friday' });
    expect(raised).toMatchObject({
      capAmount: usd(160),
      capNowAmount: usd(200),
      availableAmount: usd(200),
      increases: [{ amount: usd(40), until, reason: 'Black Friday', by: { name: 'finance' } }],
    });
    const end = () => finance.budgets.endRaise({ budgetId: id, increaseId: raised.increases[0]?.id ?? '' });
    expect(await end()).toMatchObject({ capNowAmount: usd(160), increases: [] });
    await expect(end()).rejects.toMatchObject({ code: 'CONFLICT' });
    const { allIncreases } = await finance.budgets.get({ budgetId: id });
    expect(allIncreases).toMatchObject([{ endedAt: expect.any(Number) as number }]);
  });

  test('is not raised into the past, nor for years', async () => {
    const { id } = await create();
    for (const until of [Date.now() - 1, Date.now() + 400 * 24 * hourMs]) {
      const raise = finance.budgets.raise({ budgetId: id, amount: usd(1), until, reason: 'Why not' });
      await expect(raise).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
  });

  test('that is archived is not changed or raised until it is brought back', async () => {
    const { id } = await create();
    const archive = (archived: boolean) =>
      finance.budgets.archive({ budgetId: id, archived, reason: 'The year is over' });
    expect(await archive(true)).toMatchObject({ archivedAt: expect.any(Number) as number, version: 2 });
    const raise = () =>
      finance.budgets.raise({ budgetId: id, amount: usd(1), until: Date.now() + hourMs, reason: 'Why not' });
    await expect(raise()).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(archive(true)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await archive(false)).toMatchObject({ archivedAt: null, version: 3 });
    expect(await raise()).toMatchObject({ capNowAmount: usd(161) });
  });

  test('of credits, from before they were refused, can be read and archived, and nothing else', async () => {
    const { id, version } = await create();
    await api.superuser.query(`update budget set unit = 'credits' where id = $1`, [id]);
    expect(await finance.budgets.get({ budgetId: id })).toMatchObject({ unit: 'credits' });
    const reason = 'Why not';
    const { update, raise, archive } = finance.budgets;
    const limitsNothing = /limits nothing/;
    await expect(update({ budgetId: id, expectedVersion: version, capAmount: '7', reason })).rejects.toThrow(
      limitsNothing,
    );
    const more = { budgetId: id, amount: '1', until: Date.now() + hourMs, reason };
    await expect(raise(more)).rejects.toThrow(limitsNothing);
    await archive({ budgetId: id, archived: true, reason });
    await expect(archive({ budgetId: id, archived: false, reason })).rejects.toThrow(limitsNothing);
  });

  test('is refused where it makes no sense', async () => {
    const wrong: Partial<CreateInput>[] = [
      { scopeKind: 'organisation' },
      { scopeId: null },
      { period: 'run' },
      { scopeKind: 'user', period: 'run' },
      { period: 'total', action: 'throttle' },
      { capAmount: '-1' },
      { capAmount: '9223372036854775808' },
      { timeZone: 'Mars/Olympus' },
      { noticePercents: [0] },
    ];
    for (const given of wrong) await expect(create(given)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const credits = create({ unit: 'credits' as 'usd' });
    await expect(credits).rejects.toThrow(/granted for a period/);
    await expect(create({ scopeKind: 'team', scopeId: home.departmentId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

test('the tree goes from the organisation over departments, teams, agents and their runs and keys to models', async () => {
  const tenant = await addTestTenant(api, 'tree');
  const owner = await api.callAs(tenant.members.owner.claims);
  const scopes = [
    ['model', tenant.modelId],
    ['key', tenant.keyId],
    ['run', tenant.agentId],
    ['user', tenant.agentId],
    ['agent', tenant.agentId],
    ['team', tenant.teamId],
    ['department', tenant.departmentId],
    ['run', null],
    ['user', null],
    ['organisation', null],
  ] as const;
  for (const [scopeKind, scopeId] of scopes) {
    const period = scopeKind === 'run' ? 'run' : 'month';
    await owner.budgets.create({ scopeKind, scopeId, period, unit: 'tokens', capAmount: '1000000', action: 'notify' });
  }
  const { budgets } = await owner.budgets.tree();
  expect(budgets.map(({ scope, depth }) => [scope.kind, depth])).toEqual([
    ['organisation', 0],
    ['user', 1],
    ['run', 1],
    ['department', 1],
    ['team', 2],
    ['agent', 3],
    ['key', 4],
    ['run', 4],
    ['user', 4],
    ['model', 1],
  ]);
  const other = await addTestAgent(api, tenant);
  expect((await owner.budgets.forAgent({ agentId: other })).budgets.map(({ scope }) => scope.kind)).toEqual([
    'organisation',
    'user',
    'run',
    'department',
  ]);
});

test('what stands above an agent comes with the tightest first', async () => {
  const tenant = await addTestTenant(api, 'tight');
  const owner = await api.callAs(tenant.members.owner.claims);
  const common = { period: 'day', unit: 'usd', action: 'deny' } as const;
  const wide = await owner.budgets.create({ ...common, scopeKind: 'organisation', scopeId: null, capAmount: usd(100) });
  const none = await owner.budgets.create({
    ...common,
    scopeKind: 'agent',
    scopeId: tenant.agentId,
    capAmount: '0',
  });
  const { budgets } = await owner.budgets.forAgent({ agentId: tenant.agentId });
  expect(budgets.map(({ id }) => id)).toEqual([none.id, wide.id]);
});
