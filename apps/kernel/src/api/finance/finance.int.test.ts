import { createDatabase, foldSpend } from '@agent-os/db';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addSpentCalls,
  addTestAgent,
  addTestTenant,
  startTestApi,
  type ApiCaller,
  type TestApi,
  type TestTenant,
} from '../testing/index.ts';

const dayMs = 86_400_000;
const usd = 1_000_000_000n;
/** The API's clock stands in the middle of this month, however long the months are until then. */
const month = '2031-05';
const monthStart = Date.UTC(2031, 4, 1);
const noonOf = (day: number) => monthStart + (day - 1) * dayMs + dayMs / 2;

let api: TestApi;
let home: TestTenant;
let finance: ApiCaller;
let viewer: ApiCaller;
let loner: string;

interface Spend {
  readonly agentId: string;
  readonly atMs: number;
  readonly nanoUsd: bigint | null;
  readonly simulated?: boolean;
  readonly outputTokens?: number;
}

const spend = (calls: readonly Spend[]) =>
  addSpentCalls(
    api,
    home,
    calls.map(({ agentId, atMs, nanoUsd, simulated = false, outputTokens = 100 }) => ({
      atMs,
      nanoUsd,
      changes: { agentId, simulated },
      costLines:
        nanoUsd === null
          ? []
          : [
              { tokenClass: 'input', quantity: 400, nanoUsd: nanoUsd / 4n },
              { tokenClass: 'output', quantity: outputTokens, nanoUsd: nanoUsd - nanoUsd / 4n },
            ],
    })),
  );

const sum = (rows: readonly { readonly actualNanoUsd: string }[]) =>
  rows.reduce((total, { actualNanoUsd }) => total + BigInt(actualNanoUsd), 0n);

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  finance = await api.callAs(home.members.finance.claims);
  viewer = await api.callAs(home.members.viewer.claims);
  // Sessions are of today: the clock is put forward after signing in.
  api.clock.aheadMs = noonOf(18) - Date.now();
  loner = await addTestAgent(api, home);
  const past = Array.from({ length: 40 }, (_, index) => ({
    agentId: home.agentId,
    atMs: noonOf(17) - index * dayMs,
    // Odd amounts, so that no share comes out even; on the 15th it was ten times the usual.
    nanoUsd: (index === 2 ? 100n : 10n) * usd + BigInt(index) * 7n + 1n,
    ...(index === 2 ? { outputTokens: 1_000 } : {}),
  }));
  await spend([
    ...past,
    { agentId: loner, atMs: noonOf(3), nanoUsd: 3n * usd + 5n },
    { agentId: loner, atMs: noonOf(4), nanoUsd: null },
    { agentId: loner, atMs: noonOf(5), nanoUsd: 2n * usd, simulated: true },
    { agentId: loner, atMs: noonOf(18) - 60_000, nanoUsd: 1n },
  ]);
});
afterAll(() => api.close());

describe('a month', () => {
  test('has the sum of its calls to the nano-USD, simulated ones apart', async () => {
    const { rows } = await api.superuser.query<{ real: string; simulated: string }>(
      `select sum(cost_nano_usd) filter (where not c.simulated)::text as real,
              sum(cost_nano_usd) filter (where c.simulated)::text as simulated
       from call c join call_settlement s on s.organisation_id = c.organisation_id and s.call_id = c.id
       where c.received_at >= '2031-05-01Z' and c.received_at < '2031-06-01Z'`,
    );
    const answer = await finance.finance.month({ month });
    expect(answer.sums).toEqual({ realNanoUsd: rows[0]?.real, simulatedNanoUsd: rows[0]?.simulated });
    expect(answer).toMatchObject({ spend: 'real', actualNanoUsd: rows[0]?.real, unpricedCalls: 1, state: 'open' });
    expect(answer.days.reduce((total, { nanoUsd }) => total + BigInt(nanoUsd), 0n)).toBe(BigInt(answer.actualNanoUsd));
    expect(answer.days).toHaveLength(18);
    const simulated = await finance.finance.month({ month, spend: 'simulated' });
    expect(simulated.actualNanoUsd).toBe((2n * usd).toString());
  });

  test('is forecast from its past, and not once it is over', async () => {
    const { forecast, actualNanoUsd, runRate } = await finance.finance.month({ month });
    expect(Number(forecast?.nanoUsd)).toBeGreaterThan(Number(actualNanoUsd));
    expect(Number(forecast?.lowNanoUsd)).toBeLessThan(Number(forecast?.nanoUsd));
    expect(forecast?.days).toHaveLength(14);
    expect(runRate?.days).toBe(7);
    expect(await finance.finance.month({ month: '2031-04' })).toMatchObject({ forecast: null, reserved: null });
    expect(await finance.finance.month({ month: '2031-06' })).toMatchObject({ state: 'future', days: [] });
  });
});

describe('owners', () => {
  test.each(['department', 'agent', 'model', 'team', 'provider', 'class'] as const)(
    'by %s sum to the month with the line of nobody, and so do their forecasts',
    async (by) => {
      const { actualNanoUsd } = await finance.finance.month({ month });
      const answer = await finance.finance.owners({ month, by });
      const lines = [...answer.owners, answer.unallocated];
      expect(sum(lines).toString()).toBe(actualNanoUsd);
      expect(answer.total.actualNanoUsd).toBe(actualNanoUsd);
      const ahead = lines.reduce((total, { forecastNanoUsd }) => total + BigInt(forecastNanoUsd ?? 0), 0n);
      // The clock runs: the forecast of this answer, not that of the one before.
      expect(ahead.toString()).toBe(answer.total.forecastNanoUsd);
    },
  );

  test('come in pages, and with the line of what is left the first is the whole', async () => {
    const whole = await finance.finance.owners({ month, by: 'agent' });
    expect(whole).toMatchObject({ rest: null, next: null });
    const first = await finance.finance.owners({ month, by: 'agent', limit: 1 });
    expect(first.rest?.owners).toBe(whole.owners.length - 1);
    const lines = [...first.owners, first.unallocated, ...(first.rest ? [first.rest.sum] : [])];
    expect(sum(lines).toString()).toBe(first.total.actualNanoUsd);
    const seen = [...first.owners];
    for (let after = first.next; after !== null;) {
      const page = await finance.finance.owners({ month, by: 'agent', limit: 1, after });
      seen.push(...page.owners);
      after = page.next;
    }
    expect(seen.map(({ id }) => id)).toEqual(whole.owners.map(({ id }) => id));
    await expect(finance.finance.owners({ month, by: 'agent', after: 'x' })).rejects.toThrow('next of the page before');
  });

  test('without a team are the line of nobody', async () => {
    const answer = await finance.finance.owners({ month, by: 'team' });
    expect(answer.unallocated.actualNanoUsd).toBe((3n * usd + 6n).toString());
    expect(answer.unallocated.unpricedCalls).toBe(1);
  });

  test('are measured against their budgets with the increases in force', async () => {
    const { organisationId, departmentId } = home;
    await api.superuser.query(
      `insert into budget (id, organisation_id, name, scope_kind, scope_id, period, unit, cap, action)
       values ('bdg_1', $1, 'First', 'department', $2, 'month', 'usd', 100000000000, 'deny')`,
      [organisationId, departmentId],
    );
    await api.superuser.query(
      `insert into budget_increase (id, organisation_id, budget_id, amount, from_at, until_at, reason, author_kind, author_id)
       values ('bin_1', $1, 'bdg_1', 50000000000, '2031-05-10Z', '2031-06-01Z', 'A sale', 'system', '')`,
      [organisationId],
    );
    const { owners } = await finance.finance.owners({ month, by: 'department' });
    const [owner] = owners;
    expect(owner?.budgetNanoUsd).toBe((150n * usd).toString());
    expect(owner?.varianceNanoUsd).toBe((BigInt(owner?.forecastNanoUsd ?? 0) - 150n * usd).toString());
    const { budget } = await finance.finance.month({ month });
    expect(budget).toMatchObject({ of: 'departments', capNanoUsd: (150n * usd).toString() });
    // 16 days of 10 and one of 100: 150 are spent on the 15th.
    expect(budget?.reachedAt).toBe(monthStart + 14 * dayMs);
  });
});

describe('anomalies', () => {
  test('name the day, what it cost beyond the usual and why; expected ones say who said so, until it is taken back', async () => {
    const { items } = await finance.finance.anomalies({ month });
    expect(items).toHaveLength(1);
    const [found] = items;
    expect(found).toMatchObject({
      agent: { id: home.agentId },
      firstDay: '2031-05-15',
      lastDay: '2031-05-15',
      expected: null,
      cause: { kind: 'output_tokens' },
    });
    const name = { agentId: home.agentId, modelId: home.modelId, firstDay: '2031-05-15' };
    await finance.finance.setAnomalyExpected({ ...name, expected: true });
    expect((await finance.finance.anomalies({ month })).items[0]?.expected?.by).toBe('finance');
    await finance.finance.setAnomalyExpected({ ...name, expected: false });
    expect((await finance.finance.anomalies({ month })).items[0]?.expected).toBeNull();
  });
});

test('an allocation sums to the month, whether what nobody has is spread or not', async () => {
  for (const spread of [false, true]) {
    const answer = await finance.finance.allocation({ month, spread });
    const charged = answer.owners.reduce((total, { chargedNanoUsd }) => total + BigInt(chargedNanoUsd), 0n);
    expect((charged + BigInt(answer.unallocatedNanoUsd)).toString()).toBe(answer.totalNanoUsd);
    expect(answer.totalNanoUsd).toBe((await finance.finance.month({ month })).actualNanoUsd);
  }
});

test('unit costs divide what priced calls cost', async () => {
  const { rows } = await finance.finance.unitCosts({ month });
  const [model] = rows;
  expect(model?.name).toBe('model');
  expect(model?.course).toHaveLength(28);
  expect(BigInt(model?.perCallNanoUsd ?? 0)).toBe(BigInt(model?.costNanoUsd ?? 0) / BigInt((model?.calls ?? 1) - 1));
});

test('a month is closed with a reason; what comes late is told, and it is opened again', async () => {
  const april = '2031-04';
  expect(await finance.finance.closeChecks({ month: april })).toMatchObject({ runningCalls: 0, unfinished: false });
  await finance.finance.closeMonth({ month: april, reason: 'Compared with the invoice' });
  await expect(finance.finance.closeMonth({ month: april, reason: 'Once more' })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  await spend([{ agentId: loner, atMs: Date.UTC(2031, 3, 28), nanoUsd: 9n }]);
  const closed = (await finance.finance.months()).find((one) => one.month === april);
  expect(closed).toMatchObject({
    state: 'closed',
    changedBy: 'finance',
    lateNanoUsd: '9',
    reason: 'Compared with the invoice',
  });
  expect(await finance.finance.month({ month: april })).toMatchObject({ state: 'closed' });
  await finance.finance.reopenMonth({ month: april, reason: 'A credit note came' });
  expect((await finance.finance.months()).find((one) => one.month === april)?.state).toBe('open');
  const checks = await finance.finance.closeChecks({ month: april });
  expect(checks.settledNanoUsd).toBe(checks.spentNanoUsd);
  expect(checks.spentNanoUsd).toBe(checks.transferredNanoUsd);
});

describe('any days', () => {
  const days = { from: '2031-05-10', to: '2031-05-16' };

  test('have the sum of their calls to the nano-USD, and that of as many days before', async () => {
    const answer = await finance.finance.period(days);
    const { rows } = await api.superuser.query<{ now: string; before: string }>(
      `select sum(cost_nano_usd) filter (where c.received_at >= '2031-05-10Z')::text as now,
              sum(cost_nano_usd) filter (where c.received_at < '2031-05-10Z')::text as before
       from call c join call_settlement s on s.organisation_id = c.organisation_id and s.call_id = c.id
       where c.received_at >= '2031-05-03Z' and c.received_at < '2031-05-17Z' and not c.simulated`,
    );
    expect(answer.actualNanoUsd).toBe(rows[0]?.now);
    expect(answer.before.actualNanoUsd).toBe(rows[0]?.before);
    expect(answer.days).toHaveLength(7);
    expect(answer.before.from).toBe(Date.UTC(2031, 4, 3));
  });

  test.each(['department', 'agent', 'model', 'team', 'provider', 'class'] as const)(
    'by %s sum to all of them, however few lines are asked for',
    async (by) => {
      const { actualNanoUsd, before } = await finance.finance.period(days);
      for (const limit of [1, 200]) {
        const answer = await finance.finance.periodOwners({ ...days, by, limit });
        const lines = [...answer.owners, answer.unallocated, ...(answer.rest ? [answer.rest.sum] : [])];
        expect(sum(lines).toString()).toBe(actualNanoUsd);
        expect(answer.total).toMatchObject({ actualNanoUsd, beforeNanoUsd: before.actualNanoUsd });
      }
    },
  );

  test('are as many days before when some are still to come as have begun', async () => {
    const answer = await finance.finance.period({ from: '2031-05-17', to: '2031-05-31' });
    expect(answer.days).toHaveLength(2);
    expect(answer.before).toMatchObject({ from: Date.UTC(2031, 4, 15), to: Date.UTC(2031, 4, 17) });
  });

  test('are in the calendar, in order, and no more than can be added up', async () => {
    const refusals = [
      { from: '2031-02-30', to: '2031-03-02' },
      { from: '2031-05-02', to: '2031-05-01' },
      { from: '2029-05-02', to: '2031-05-01' },
    ];
    for (const refused of refusals) {
      await expect(finance.finance.period(refused)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
      await expect(finance.finance.allocation(refused)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
    await expect(finance.finance.unitCosts({ month, ...days })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect((await finance.finance.allocation(days)).totalNanoUsd).toBe(
      (await finance.finance.period(days)).actualNanoUsd,
    );
    expect((await finance.finance.unitCosts(days)).rows).toHaveLength(1);
  });
});

test('nothing that finance says changes when hours are folded into days, or when calls come late to one', async () => {
  const database = createDatabase({ url: api.url, maxConnections: 1 });
  const { organisationId } = home;
  const ask = async () => ({
    months: await finance.finance.months(),
    period: { ...(await finance.finance.period({ from: '2031-04-01', to: '2031-05-18' })), asOf: 0 },
    owners: await finance.finance.periodOwners({ from: '2031-04-01', to: '2031-05-18', by: 'agent' }),
    units: await finance.finance.unitCosts({ month }),
    anomalies: await finance.finance.anomalies({ month }),
  });
  const before = await ask();
  let more = true;
  while (more) more = await database.withTenant(organisationId, (tx) => foldSpend(tx, organisationId, noonOf(16)));
  expect(await ask()).toEqual(before);
  await spend([{ agentId: loner, atMs: noonOf(12), nanoUsd: 77n }]);
  const late = await ask();
  expect(BigInt(late.period.actualNanoUsd) - BigInt(before.period.actualNanoUsd)).toBe(77n);
  await database.withTenant(organisationId, (tx) => foldSpend(tx, organisationId, noonOf(16)));
  expect(await ask()).toEqual(late);
  await database.close();
});

test('who may not see finance is told so', async () => {
  await expect(viewer.finance.month({ month })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
