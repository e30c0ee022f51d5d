import {
  createDatabase,
  insertBudget,
  listWindowsOfBudget,
  newId,
  type BudgetConfiguration,
  type Database,
  type TenantTransaction,
} from '@agent-os/db';
import { budgetAllowance, budgetWindowAt } from '@agent-os/core/economy';
import { openSuperuser } from '@agent-os/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadedTokenCounter } from '../adapters/tokens/index.ts';
import {
  answerJson,
  answerStream,
  startTestKernel,
  untilBudgetIsLeased,
  type StubAnswer,
  type TestKernel,
} from '../testing/index.ts';

const usage = { prompt_tokens: 20, completion_tokens: 10, total_tokens: 30 };
const completion = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  model: 'gpt-4o-mini',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hello.' }, finish_reason: 'stop' }],
  usage,
};
/** Nano-USD of such a call: 150 a token in, 600 a token out. */
const callCost = 20n * 150n + 10n * 600n;
/** Of one length and never the same: an agent that repeats itself is stopped. */
let asked = 100_000;
const messages = () => [{ role: 'user', content: `Hi ${(asked += 1)}` }];
const request = { model: 'gpt-4o-mini', max_tokens: 10 };
const worstCost = BigInt(JSON.stringify({ ...request, messages: messages() }).length) * 150n + 10n * 600n;

let testKernel: TestKernel;
let database: Database;
let superuser: Awaited<ReturnType<typeof openSuperuser>>;
let organisationId: string;

const call = (fields: object = {}, init: RequestInit = {}): Promise<Response> =>
  fetch(`${testKernel.kernel.url}/v1/chat/completions`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${testKernel.credentials.agents[0]?.apiKey ?? ''}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ ...request, messages: messages(), ...fields }),
    ...init,
  });
const chunkOf = (content: string) =>
  JSON.stringify({ id: 'c1', model: 'gpt-4o-mini', choices: [{ index: 0, delta: { content }, finish_reason: null }] });
const idOf = (response: Response) => response.headers.get('x-agent-call') ?? '';

/** In force when this resolves. */
async function makeBudget(
  changes: Partial<BudgetConfiguration>,
  before?: (id: string, tx: TenantTransaction) => Promise<void>,
): Promise<string> {
  const id = newId('bdg', Date.now());
  await database.withTenant(organisationId, async (tx) => {
    await insertBudget(tx, organisationId, {
      id,
      name: 'Every day',
      scopeKind: 'organisation',
      scopeId: null,
      period: 'day',
      unit: 'usd',
      cap: 0n,
      action: 'deny',
      notifyPercents: [50, 80, 100],
      timeZone: 'UTC',
      at: new Date(),
      ...changes,
    });
    // Nobody sees the budget before the transaction ends.
    if (before !== undefined) await before(id, tx);
  });
  await untilBudgetIsLeased(superuser, id);
  return id;
}

async function windowOf(budgetId: string) {
  return (await database.withTenant(organisationId, (tx) => listWindowsOfBudget(tx, budgetId, 1)))[0];
}

async function endBudgets(): Promise<void> {
  await superuser.query('update budget set archived_at = now()');
  await expect.poll(async () => (await testKernel.recordedCall(idOf(await call())))['budget_reservations']).toBeNull();
}

const slowly =
  (answer: StubAnswer, delayMs: number): StubAnswer =>
  (incoming, response, body) => {
    setTimeout(() => answer(incoming, response, body), delayMs);
  };

describe('a call under budgets', () => {
  beforeAll(async () => {
    testKernel = await startTestKernel(['gpt-4o-mini', 'no-price-model']);
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
    await endBudgets();
    testKernel.upstream.bodies.length = 0;
  });

  test('that fits is charged what it cost, once', async () => {
    const budgetId = await makeBudget({ cap: 10n * worstCost });
    const ids = [idOf(await call()), idOf(await call())];
    for (const id of ids) {
      const row = await testKernel.recordedCall(id);
      expect(row['budget_reservations']).toEqual([[budgetId, expect.any(String), 'usd', worstCost.toString()]]);
      expect(row['budget_charges']).toEqual([[budgetId, expect.any(String), 'usd', callCost.toString()]]);
    }
    await expect.poll(() => windowOf(budgetId)).toMatchObject({ spent: 2n * callCost, calls: 2n });
  });

  test('that does not fit reaches no model, and its error says which budget, when it starts again and who can raise it', async () => {
    const budgetId = await makeBudget({ name: 'Small', cap: worstCost - 1n });
    const response = await call();
    expect(response.status).toBe(402);
    const { error } = (await response.json()) as { error: { code: string; message: string; budget: object } };
    expect(error.code).toBe('budget_exceeded');
    expect(error.message).toMatch(
      /The budget “Small” \(bdg_\w+\) of the organisation .* starts again on .* can raise it/,
    );
    const midnight: unknown = expect.stringMatching(/T00:00:00.000Z$/);
    const told = { id: budgetId, name: 'Small', resets_at: midnight, raised_by: ['owner', 'admin', 'finance'] };
    expect(error.budget).toMatchObject(told);
    expect(response.headers.get('x-agent-budget')).toBe(budgetId);
    expect(testKernel.upstream.bodies).toEqual([]);
    const row = await testKernel.recordedCall(idOf(response));
    expect(row).toMatchObject({ outcome: 'denied', error_code: 'budget_exceeded', cost_nano_usd: '0' });
    expect(row['budget_charges']).toBeNull();
    expect(await windowOf(budgetId)).toMatchObject({ spent: 0n });
  });

  test('of a crowd is served exactly as far as the cap goes, and waits for what others only hold', async () => {
    // Room for the worst case of four at once; each then costs less, and what is left over serves a fifth and so on.
    const cap = 4n * worstCost;
    const budgetId = await makeBudget({ cap });
    testKernel.upstream.script = [slowly(answerJson(200, completion), 50)];
    const statuses = await Promise.all(Array.from({ length: 30 }, async () => (await call()).status));
    const served = BigInt(statuses.filter((status) => status === 200).length);
    expect(new Set(statuses)).toEqual(new Set([200, 402]));
    expect(served * callCost).toBeLessThanOrEqual(cap);
    // One more would not have fitted.
    expect(served * callCost + worstCost).toBeGreaterThan(cap);
    await expect.poll(() => windowOf(budgetId)).toMatchObject({ spent: served * callCost });
  });

  test('of a model without a price is refused where a budget counts USD, and let through where one only gives notice', async () => {
    await makeBudget({ cap: 10n ** 15n, action: 'notify' });
    expect((await call({ model: 'no-price-model' })).status).toBe(200);
    await makeBudget({ cap: 10n ** 15n });
    const response = await call({ model: 'no-price-model' });
    expect(response.status).toBe(402);
    expect(await response.text()).toContain('can enter the price');
  });

  test('that names no limit is given the one that its worst case was reckoned with', async () => {
    const unlimited = { model: request.model, messages: messages() };
    const send = () =>
      call({}, { body: JSON.stringify(unlimited) }).then(
        () => JSON.parse(testKernel.upstream.bodies.at(-1) ?? '') as object,
      );
    expect(await send()).toEqual(unlimited);
    await makeBudget({ cap: 10n ** 12n });
    expect(await send()).toEqual({ ...unlimited, max_completion_tokens: 8_192 });
  });

  test('that names its limit in a field of another protocol is held to none of it', async () => {
    const room = 100n;
    await makeBudget({ cap: worstCost + room * 600n });
    const { model } = request;
    const send = (path: string, fields: object) => {
      const headers = { authorization: `Bearer ${testKernel.credentials.agents[0]?.apiKey ?? ''}` };
      const body = JSON.stringify({ model, messages: messages(), ...fields });
      return fetch(`${testKernel.kernel.url}${path}`, { method: 'POST', headers, body });
    };
    const answers = [
      await send('/v1/chat/completions', { max_output_tokens: 1 }),
      await send('/v1/chat/completions', { max_completion_tokens: 1, max_tokens: 8_000 }),
      await send('/v1/responses', { input: 'Hi', max_completion_tokens: 1, max_tokens: 8_000 }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([402, 402, 402]);
    expect(testKernel.upstream.bodies).toEqual([]);
  });

  test('whose model writes on all the same is ended where what it holds ends', async () => {
    const budgetId = await makeBudget({ cap: 10n * worstCost });
    // The counter is loaded with the first budget that limits.
    await expect.poll(loadedTokenCounter).toBeDefined();
    const words = Array.from({ length: 60 }, () => chunkOf(' harbour'));
    testKernel.upstream.script = [answerStream([...words, '[DONE]'])];
    const response = await call({ stream: true });
    const text = await response.text();
    expect(text.match(/ harbour/g)).toHaveLength(10);
    expect(text).toContain('"finish_reason":"length"');
    expect(text.trimEnd().endsWith('[DONE]')).toBe(true);
    const row = await testKernel.recordedCall(idOf(response));
    expect(row).toMatchObject({ outcome: 'settled', output_tokens: 10, usage_source: 'counted' });
    expect(row).toMatchObject({ http_status: 200, error_code: 'budget_exceeded' });
    expect(row['error_detail']).toMatch(`“Every day” (${budgetId}) of the organisation`);
    expect(BigInt(String(row['cost_nano_usd']))).toBeLessThanOrEqual(BigInt(String(row['reserved_nano_usd'])));
    await expect.poll(() => windowOf(budgetId)).toMatchObject({ spent: BigInt(String(row['cost_nano_usd'])) });
  });

  test('whose client leaves is charged what it used, and the rest is free for the next', async () => {
    const budgetId = await makeBudget({ cap: worstCost + callCost });
    const leaves = new AbortController();
    testKernel.upstream.script = [
      (_incoming, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(`data: ${chunkOf('Hello')}\n\n`);
      },
    ];
    const left = await call({ stream: true }, { signal: leaves.signal });
    await left.body?.getReader().read();
    leaves.abort();
    const row = await testKernel.recordedCall(idOf(left));
    expect(row).toMatchObject({ outcome: 'cancelled', output_tokens: 1 });
    const cost = BigInt(String(row['cost_nano_usd']));
    expect(cost).toBeLessThan(callCost);
    testKernel.upstream.script = [answerJson(200, completion)];
    expect((await call()).status).toBe(200);
    await expect.poll(() => windowOf(budgetId)).toMatchObject({ spent: cost + callCost, calls: 2n });
  });

  test.each([
    ['waits until a throttled budget lets out what it needs', 3_600n, 200],
    ['is told when, where that is too far off', 36n, 429],
  ])('%s', async (_what, callsAnHour, status) => {
    // A window so long that the wait ends in it, whatever the time: a throttled hour lets nothing more out at its end.
    const window = budgetWindowAt('month', 'UTC', Date.now());
    const hours = BigInt(((window.endsAtMs ?? 0) - window.startsAtMs) / 3_600_000);
    const cap = callsAnHour * hours * worstCost;
    await makeBudget({ cap, period: 'month', action: 'throttle' }, async (id, tx) => {
      const spent = budgetAllowance('throttle', cap, window, Date.now());
      const startsAt = new Date(window.startsAtMs);
      await tx.budgetWindow.create({ data: { organisationId, budgetId: id, windowKey: window.key, startsAt, spent } });
    });
    const response = await call();
    expect(response.status).toBe(status);
    if (status === 200) return;
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(60);
    expect(await response.text()).toContain('is slowed');
  });

  test('counts for its run apart from others', async () => {
    const budgetId = await makeBudgetOfRuns(worstCost);
    expect((await call({}, withRun('run-1'))).status).toBe(200);
    expect((await call({}, withRun('run-1'))).status).toBe(402);
    expect((await call({}, withRun('run-2'))).status).toBe(200);
    expect((await call()).status).toBe(200);
    expect((await call({ max_tokens: 100 })).status).toBe(402);
    await expect.poll(() => windowOf(budgetId)).toMatchObject({ spent: callCost });
  });
});

async function makeBudgetOfRuns(cap: bigint): Promise<string> {
  const id = newId('bdg', Date.now());
  await superuser.query(
    `insert into budget (id, organisation_id, name, scope_kind, period, unit, cap, action)
     values ($1, $2, 'A run', 'run', 'run', 'usd', $3, 'deny')`,
    [id, organisationId, cap.toString()],
  );
  await expect.poll(async () => (await call({ max_tokens: 100 })).status).toBe(402);
  return id;
}

function withRun(runId: string): RequestInit {
  const authorization = `Bearer ${testKernel.credentials.agents[0]?.apiKey ?? ''}`;
  return { headers: { authorization, 'content-type': 'application/json', 'x-agent-run': runId } };
}
