import {
  defaultEnergyFigure,
  energyOfUsage,
  energyTerms,
  publishedIntensities,
  worstCaseEnergy,
  worldZone,
} from '@agent-os/core/energy';
import { createDatabase, insertBudget, listWindowsOfBudget, newId, type Database } from '@agent-os/db';
import { openSuperuser } from '@agent-os/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { answerJson, answerStream, startTestKernel, untilBudgetIsLeased, type TestKernel } from '../testing/index.ts';

const model = 'gpt-4o-mini';
const usage = { prompt_tokens: 20, completion_tokens: 10, total_tokens: 30 };
const used = { inputTokens: 20, cachedInputTokens: 0, cacheWriteTokens: 0, outputTokens: 10, reasoningTokens: 0 };
const completion = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  model,
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hello.' }, finish_reason: 'stop' }],
  usage,
};
const world = publishedIntensities.find(({ zone }) => zone === worldZone);
const figure = defaultEnergyFigure({ name: model, kind: 'chat', simulated: false });
const rates = world && energyTerms(figure, [], world, [])[0]?.rates;
if (rates === undefined) throw new Error('No figure is built in.');
const taken = energyOfUsage(rates, used);
const joules = (millijoules: number): string => (millijoules / 1000).toFixed(3);

/** Of one length and never the same: an agent that repeats itself is stopped. */
let asked = 100_000;
const messages = () => [{ role: 'user', content: `Hi ${(asked += 1)}` }];
const request = { model, max_tokens: 10 };
const worst = BigInt(worstCaseEnergy(rates, JSON.stringify({ ...request, messages: messages() }).length, 10));
const actual = BigInt(taken.millijoules);

describe('the energy of a call', () => {
  let testKernel: TestKernel;
  let database: Database;
  let superuser: Awaited<ReturnType<typeof openSuperuser>>;
  let organisationId: string;

  const call = (fields: object = {}): Promise<Response> =>
    fetch(`${testKernel.kernel.url}/v1/chat/completions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${testKernel.credentials.agents[0]?.apiKey ?? ''}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ ...request, messages: messages(), ...fields }),
    });
  const rowOf = (response: Response) => testKernel.recordedCall(response.headers.get('x-agent-call') ?? '');

  /** In millijoules, and in force when this resolves. */
  async function makeBudget(cap: bigint): Promise<string> {
    const id = newId('bdg', Date.now());
    const budget = { id, name: 'Every day', scopeKind: 'organisation', scopeId: null, period: 'day' } as const;
    const rules = { unit: 'energy', cap, action: 'deny', notifyPercents: [], timeZone: 'UTC', at: new Date() } as const;
    await database.withTenant(organisationId, (tx) => insertBudget(tx, organisationId, { ...budget, ...rules }));
    await untilBudgetIsLeased(superuser, id);
    return id;
  }

  beforeAll(async () => {
    testKernel = await startTestKernel([model]);
    database = createDatabase({ url: testKernel.database.appUrl });
    superuser = await openSuperuser(testKernel.database);
    organisationId = (await superuser.query<{ id: string }>('select id from organisation')).rows[0]?.id ?? '';
  });
  afterAll(async () => {
    await database?.close();
    await superuser?.end();
    await testKernel?.close();
  });
  beforeEach(async () => {
    testKernel.upstream.script = [answerJson(200, completion)];
    await superuser.query('update budget set archived_at = now()');
    await vi.waitUntil(async () => (await rowOf(await call()))['budget_reservations'] === null, { timeout: 30_000 });
  });

  test('is told with its answer and stands in its row, with its bounds and how it is known', async () => {
    const response = await call();
    const bounds = `low=${joules(taken.lowMillijoules)}; high=${joules(taken.highMillijoules)}`;
    expect(response.headers.get('x-agent-energy')).toBe(`${joules(taken.millijoules)}; ${bounds}; estimated`);
    expect(await rowOf(response)).toMatchObject({
      energy_low_millijoules: String(taken.lowMillijoules),
      energy_millijoules: String(taken.millijoules),
      energy_high_millijoules: String(taken.highMillijoules),
      energy_basis: 'estimated',
      energy_tier: 'T3',
      energy_figure: 'class:compact',
      carbon_zone: 'WORLD',
      carbon_location_micrograms: String(Math.round((taken.millijoules * 458) / 3_600)),
      carbon_market_micrograms: String(Math.round((taken.millijoules * 458) / 3_600)),
    });
  });

  test('of a stream is in its row alone, as its headers leave before it is known', async () => {
    const chunk = { id: 'c1', model, choices: [{ index: 0, delta: { content: 'Hi' }, finish_reason: null }] };
    testKernel.upstream.script = [
      answerStream([JSON.stringify(chunk), JSON.stringify({ ...chunk, choices: [], usage }), '[DONE]']),
    ];
    const response = await call({ stream: true });
    await response.text();
    expect(response.headers.get('x-agent-energy')).toBeNull();
    expect(await rowOf(response)).toMatchObject({ energy_millijoules: String(taken.millijoules) });
  });

  test('that its provider refused is none; that nobody knows of is null', async () => {
    testKernel.upstream.script = [answerJson(400, { error: { message: 'No such field.' } })];
    expect(await rowOf(await call())).toMatchObject({ energy_millijoules: '0', energy_basis: null });
    testKernel.upstream.script = [(_incoming, response) => response.destroy()];
    expect(await rowOf(await call())).toMatchObject({ energy_millijoules: null, carbon_location_micrograms: null });
  });

  test('holds its upper end of a budget of watt-hours, and is charged its centre, once', async () => {
    const budgetId = await makeBudget(10n * worst);
    const row = await rowOf(await call());
    expect(row['budget_reservations']).toEqual([[budgetId, expect.any(String), 'energy', worst.toString()]]);
    expect(row['budget_charges']).toEqual([[budgetId, expect.any(String), 'energy', actual.toString()]]);
    const windows = () => database.withTenant(organisationId, (tx) => listWindowsOfBudget(tx, budgetId, 1));
    await expect.poll(async () => (await windows())[0]).toMatchObject({ spent: actual, calls: 1n });
  });

  test('that may not fit is refused in joules, by name', async () => {
    const budgetId = await makeBudget(worst - 1n);
    const response = await call();
    expect(response.status).toBe(402);
    const words = await response.text();
    expect(words).toContain(`“Every day” (${budgetId})`);
    expect(words).toContain(`the call may take ${Number(worst) / 1000} J`);
  });

  test('of many callers at once never passes the cap, and nothing that fits is refused', async () => {
    const cap = worst + 5n * actual;
    const budgetId = await makeBudget(cap);
    const statuses = await Promise.all(Array.from({ length: 30 }, async () => (await call()).status));
    const served = BigInt(statuses.filter((status) => status === 200).length);
    expect(new Set(statuses)).toEqual(new Set([200, 402]));
    expect(served * actual).toBeLessThanOrEqual(cap);
    expect(served * actual + worst).toBeGreaterThan(cap);
    const windows = () => database.withTenant(organisationId, (tx) => listWindowsOfBudget(tx, budgetId, 1));
    await expect.poll(async () => (await windows())[0]).toMatchObject({ spent: served * actual });
  });

  test('follows a figure and a grid that were entered, from their date on', async () => {
    const modelId = (await superuser.query<{ id: string }>('select id from model')).rows[0]?.id ?? '';
    const id = newId('men', Date.now());
    const author = { organisationId, source: 'Our own meter', authorKind: 'person', authorId: 'per_1' } as const;
    await database.withTenant(organisationId, async (tx) => {
      const range = { inputLow: 50_000, inputHigh: 50_000, outputLow: 1_000_000, outputHigh: 1_000_000 };
      const known = { basis: 'measured', tier: 'T1', effectiveFrom: new Date(0) };
      await tx.modelEnergy.create({ data: { id, modelId, ...author, ...range, ...known } });
      await tx.organisation.updateMany({ data: { energyZone: 'FR' } });
      const grid = { zone: 'FR', effectiveFrom: new Date(0), locationGramsPerKwh: 36, marketGramsPerKwh: 0 };
      await tx.carbonIntensity.create({ data: { id: newId('cin', Date.now()), ...author, ...grid } });
    });
    await expect
      .poll(async () => rowOf(await call()))
      .toMatchObject({
        energy_low_millijoules: '11000',
        energy_millijoules: '11000',
        energy_high_millijoules: '11000',
        energy_basis: 'measured',
        energy_figure: id,
        carbon_zone: 'FR',
        carbon_location_micrograms: '110',
        carbon_market_micrograms: '0',
      });
  });
});
