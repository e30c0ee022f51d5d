import { energyOrigin, newId, type CallEnergy } from '@agent-os/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addSpentCalls,
  addTestAgent,
  addTestTenant,
  startTestApi,
  type ApiCaller,
  type TestApi,
  type TestTenant,
} from '../testing/index.ts';

const noonMs = Date.UTC(2031, 4, 18, 12);
const period = { from: '2031-05-01', to: '2031-05-31' };
const otherModel = newId('mdl', 1);

let api: TestApi;
let home: TestTenant;
let owner: ApiCaller;
let finance: ApiCaller;
let viewer: ApiCaller;
let other: string;

/** A kilojoule between a quarter and four of it; half of what it emits is bought away. */
const kilojoules = (count: number, basis: 'estimated' | 'measured' = 'estimated'): CallEnergy => ({
  lowMillijoules: count * 250_000,
  millijoules: count * 1_000_000,
  highMillijoules: count * 4_000_000,
  locationMicrograms: count * 127_222,
  marketMicrograms: count * 63_611,
  basis,
  origin: energyOrigin(basis, 'T1', 'class:full', 'WORLD'),
});

interface Taken {
  readonly energy?: CallEnergy;
  readonly runId?: string | null;
  readonly agentId?: string;
  readonly modelId?: string;
  readonly nanoUsd?: bigint;
}

const take = (calls: readonly Taken[], atMs = noonMs) =>
  addSpentCalls(
    api,
    home,
    calls.map(({ energy, nanoUsd = 0n, runId = null, agentId = home.agentId, modelId = home.modelId }) => ({
      atMs,
      nanoUsd,
      costLines: [],
      changes: { runId, agentId, modelId },
      ...(energy === undefined ? {} : { energy }),
    })),
  );

async function addTask(): Promise<string> {
  const id = newId('tsk', noonMs);
  await api.superuser.query(
    `insert into task (id, organisation_id, title, input, agent_id, run_id, service_class, due_at, created_by_kind,
       created_by_id, state, attempts, assigned_at, created_at, finished_at, kind)
     values ($1, $2, 'Ticket', '1', $3, $1, 'standard', now(), 'person', $4, 'done', 1, now(), $5, $5, 'ticket')`,
    [id, home.organisationId, home.agentId, home.members.owner.personId, new Date(noonMs)],
  );
  return id;
}

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  owner = await api.callAs(home.members.owner.claims);
  finance = await api.callAs(home.members.finance.claims);
  viewer = await api.callAs(home.members.viewer.claims);
  other = await addTestAgent(api, home);
});
afterAll(() => api.close());

test('calls sum by agent, department, model and day: ends within a model, as independent between models', async () => {
  await take([
    { energy: kilojoules(3) },
    { energy: kilojoules(1, 'measured') },
    { energy: kilojoules(4), modelId: otherModel },
    { energy: kilojoules(2), agentId: other },
    {},
  ]);
  const { rows, total, count, nextCursor } = await viewer.energy.ofOwners({ ...period, by: 'agent' });
  expect([count, nextCursor, rows.map(({ id }) => id)]).toEqual([2, null, [home.agentId, other]]);
  expect(rows[0]).toMatchObject({
    calls: 4,
    callsWithoutEnergy: 1,
    millijoules: '8000000',
    // 4 kJ of each of two models: ¾ of 4 below, 3 × 4 above, each times the root of two, rounded outwards.
    lowMillijoules: String(8_000_000 - 4_242_641),
    highMillijoules: String(8_000_000 + 16_970_563),
    estimatedMillijoules: '7000000',
    locationMicrograms: String(8 * 127_222),
    marketMicrograms: String(8 * 63_611),
  });
  expect(rows[1]).toMatchObject({ millijoules: '2000000', lowMillijoules: '500000', highMillijoules: '8000000' });
  const teams = await viewer.energy.ofOwners({ ...period, by: 'team' });
  expect(teams.rows.map(({ id, name, millijoules }) => [id, name, millijoules])).toEqual([
    [home.teamId, expect.any(String), '8000000'],
    ['', 'No team', '2000000'],
  ]);
  expect(total.tokens).toBe(rows.reduce((sum, { tokens }) => sum + tokens, 0));
  for (const by of ['department', 'team', 'model', 'day'] as const) {
    const others = await viewer.energy.ofOwners({ ...period, by });
    expect({ ...others.total, acceptedTasks: 0, millijoulesPerAcceptedTask: null }).toEqual(total);
    const sum = others.rows.reduce((all, { millijoules }) => all + BigInt(millijoules), 0n);
    expect(sum.toString()).toBe(total.millijoules);
  }
  const [first] = (await viewer.energy.ofOwners({ ...period, by: 'agent', limit: 1 })).rows;
  const second = await viewer.energy.ofOwners({ ...period, by: 'agent', limit: 1, cursor: 1 });
  expect([first, ...second.rows]).toEqual(rows);
  expect((await viewer.energy.ofOwners({ ...period, by: 'day' })).rows.map(({ id }) => id)).toEqual(['2031-05-18']);
});

test('an accepted task bears the joules of every attempt, and their cost once a kilowatt-hour has a price', async () => {
  const tasks = [await addTask(), await addTask()];
  const [good = '', bad = ''] = tasks;
  await take([
    { energy: kilojoules(30), runId: good },
    { energy: kilojoules(6), runId: bad },
  ]);
  for (const taskId of tasks) await finance.value.report({ taskId, units: 1, humanSeconds: 0, reason: 'A test' });
  const decided = { humanSeconds: 0, reason: 'A test' };
  await finance.value.decide({ taskIds: [good], decision: 'accept', ...decided });
  await finance.value.decide({ taskIds: [bad], decision: 'reject', ...decided });
  // Outcomes are of the day on which they were decided, calls of that on which they came.
  const today = new Date().toISOString().slice(0, 10);
  const { total } = await viewer.energy.ofOwners({ by: 'agent', from: today, to: today });
  expect(total).toMatchObject({ acceptedTasks: 1, millijoulesPerAcceptedTask: '0' });
  const { figure } = await finance.value.kind({ ...period, kind: 'ticket' });
  expect(figure).toMatchObject({ energyMillijoules: '36000000', energyNanoUsd: null, callsWithoutEnergy: 0 });
  // 36 kJ are a hundredth of a kilowatt-hour.
  await owner.settings.update({ energyNanoUsdPerKwh: '250000000' });
  const priced = (await finance.value.kind({ ...period, kind: 'ticket' })).figure;
  expect(priced).toMatchObject({ energyNanoUsd: '2500000', costNanoUsd: '2500000', confidence: { cost: 'assumed' } });
  // Another price counts from today on: the day's own stays what it was, and a day that is over keeps having none.
  await api.superuser.query(
    `insert into energy_price (organisation_id, effective_from, nano_usd_per_kwh, author_kind, author_id)
     values ($1, '2031-05-17', 250000000, 'system', 'test')`,
    [home.organisationId],
  );
  await owner.settings.update({ energyNanoUsdPerKwh: '900000000' });
  expect((await finance.value.kind({ ...period, kind: 'ticket' })).figure).toEqual(priced);
  await api.superuser.query(
    `update task_cost_day set day = (now() at time zone 'utc')::date - 1 where kind = 'ticket'`,
  );
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const past = await finance.value.kind({ from: yesterday, to: yesterday, kind: 'ticket' });
  expect(past.figure).toMatchObject({ energyMillijoules: '36000000', energyNanoUsd: null });
  await owner.settings.update({ energyNanoUsdPerKwh: null });
});

test('a figure of a model is entered with its source, and never in the past or the wrong way round', async () => {
  const { modelId } = home;
  const figure = { input: { low: 1, high: 4 }, output: { low: 9, high: 16 }, basis: 'measured', tier: 'T1' } as const;
  const { figures } = await owner.energy.setFigure({ modelId, ...figure, source: 'Our meter' });
  expect(figures).toMatchObject([
    { ...figure, source: 'Our meter' },
    { id: null, basis: 'estimated' },
  ]);
  expect((await viewer.energy.figures({ modelId })).figures).toEqual(figures);
  const refused = { modelId, ...figure, source: 'Our meter' };
  await expect(owner.energy.setFigure({ ...refused, output: { low: 16, high: 9 } })).rejects.toThrow(/not above/);
  await expect(owner.energy.setFigure({ ...refused, effectiveFrom: 1 })).rejects.toThrow(/past/);
  await expect(viewer.energy.setFigure(refused)).rejects.toThrow();
  const { rows } = await api.superuser.query(`select detail from audit_event where action = 'model.energy_set'`);
  expect(rows).toHaveLength(1);
});

test('an intensity is entered by zone, beside those that are built in', async () => {
  const grid = { zone: 'de', locationGramsPerKilowattHour: 300, marketGramsPerKilowattHour: 0, source: 'Our contract' };
  const { entered, published } = await owner.energy.setIntensity(grid);
  expect(entered).toMatchObject([{ ...grid, zone: 'DE' }]);
  expect(published).toContainEqual(expect.objectContaining({ zone: 'WORLD', locationGramsPerKilowattHour: 458 }));
  await expect(owner.energy.setIntensity({ ...grid, zone: 'Germany' })).rejects.toThrow(/two letters/);
});

test('a charge of FOCUS has its part of the watt-hours, and parts sum to what the calls took', async () => {
  const energy = kilojoules(36, 'measured');
  const costLines = [
    { tokenClass: 'input', quantity: 40, nanoUsd: 1_000n },
    { tokenClass: 'output', quantity: 7, nanoUsd: 3_000n },
  ] as const;
  const atMs = Date.UTC(2031, 6, 1, 5);
  await addSpentCalls(api, home, [{ atMs, nanoUsd: 4_000n, costLines, energy }]);
  const page = await finance.ledger.focusPage({ month: '2031-07' });
  const columnOf = (name: string) => page.rows.map((row) => row[page.columns.indexOf(name)]);
  expect(columnOf('x_EnergyWh')).toEqual(['2.5', '7.5']);
  expect(columnOf('x_EnergyBasis')).toEqual(['measured', 'measured']);
  expect(columnOf('x_CO2eGrams')).toEqual(['1.144998', '3.434994']);
});
