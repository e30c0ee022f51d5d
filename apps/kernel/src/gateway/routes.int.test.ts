import { createDatabase, listCalls } from '@agent-os/db';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  answerJson,
  answerStream,
  startRoutedKernel,
  startStubUpstream,
  type RoutedKernel,
  type StubUpstream,
  type TestKernel,
} from '../testing/index.ts';

const completion = {
  object: 'chat.completion',
  model: 'some-model',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hello.' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 1_000, completion_tokens: 100 },
};
const cheapCost = 1_000n * 150n + 100n * 600n;
const backupCost = 1_000n * 300n + 100n * 1_200n;
const chunk = JSON.stringify({ model: 'm', choices: [{ delta: { content: 'Hello' } }] });

let routed: RoutedKernel;
let kernel: TestKernel;
let backup: StubUpstream;
let modelIds: RoutedKernel['modelIds'];

const headers = () => ({
  authorization: `Bearer ${kernel.credentials.agents[0]?.apiKey ?? ''}`,
  'content-type': 'application/json',
});

function call(model: string, fields: object = {}): Promise<Response> {
  return fetch(`${kernel.kernel.url}/v1/chat/completions`, {
    method: 'POST',
    headers: headers(),
    body: JSON.stringify({ model, messages: [{ role: 'user', content: 'Hi' }], ...fields }),
  });
}

async function listed(): Promise<readonly { readonly id: string; readonly owned_by: string }[]> {
  const response = await fetch(`${kernel.kernel.url}/v1/models`, { headers: headers() });
  return ((await response.json()) as { data: { id: string; owned_by: string }[] }).data;
}

const recorded = (response: Response) => kernel.recordedCall(response.headers.get('x-agent-call') ?? '');

beforeAll(async () => {
  routed = await startRoutedKernel({ name: 'backup', upstreamName: 'backup-upstream' });
  ({ kernel, other: backup, modelIds } = routed);
  const gone = await startStubUpstream([]);
  gone.close();
  await routed.addModel({ name: 'gone', upstreamName: 'gone-upstream', baseUrl: gone.url });
  await routed.addRoute({ name: 'strict', models: ['backup'], requirements: { minQuality: 70 } });
  await routed.addRoute({ name: 'fragile', models: ['gone', 'backup'] });
  await routed.addRoute({ name: 'classification', models: ['gpt-4o-mini', 'backup'] });
}, 60_000);
afterAll(() => routed?.close());
beforeEach(() => {
  kernel.upstream.script = [answerJson(200, completion)];
  backup.script = [answerJson(200, completion)];
  kernel.upstream.bodies.length = 0;
  backup.bodies.length = 0;
});

test('routes are listed with the models', async () => {
  const route = { id: 'classification', owned_by: 'agent-os', route: true };
  await expect.poll(listed).toContainEqual(expect.objectContaining(route));
});

describe('a call that asks for a route', () => {
  test('goes to the first model of its plan, under that one’s own name', async () => {
    const response = await call('classification');
    expect(response.headers.get('x-agent-model')).toBe('gpt-4o-mini');
    expect(kernel.upstream.bodies[0]).toContain('"model":"gpt-4o-mini"');
    const row = await recorded(response);
    expect(row).toMatchObject({ model_requested: 'classification', model_id: modelIds['gpt-4o-mini'] });
    expect(row).toMatchObject({ serving_model_id: null, cost_nano_usd: String(cheapCost) });
    expect(row['route']).toMatchObject({
      name: 'classification',
      fallbacks: [],
      answeredBy: { name: 'gpt-4o-mini' },
      firstNanoUsd: String(cheapCost),
      dearestNanoUsd: String(backupCost),
    });
    // The most that any model of the plan may cost is held.
    expect(BigInt(String(row['reserved_nano_usd']))).toBeGreaterThan(8_192n * 1_200n);
  });

  test('is answered by the next model after a refusal for the rate, and billed once, at that one’s price', async () => {
    kernel.upstream.script = [answerJson(429, { error: { message: 'slow down' } }, { 'retry-after-ms': '1' })];
    const response = await call('classification');
    expect(response.status).toBe(200);
    expect(response.headers.get('x-agent-model')).toBe('backup');
    expect([kernel.upstream.bodies.length, backup.bodies.length]).toEqual([1, 1]);
    expect(backup.bodies[0]).toContain('"model":"backup-upstream"');
    const row = await recorded(response);
    expect(row).toMatchObject({ outcome: 'settled', attempts: 1, cost_nano_usd: String(backupCost) });
    expect(row).toMatchObject({ model_id: modelIds['gpt-4o-mini'], serving_model_id: modelIds['backup'] });
    expect(row['route']).toMatchObject({
      answeredBy: { name: 'backup' },
      fallbacks: [{ name: 'gpt-4o-mini', because: 'its provider answered 429' }],
    });
    const { rows } = await routed.superuser.query(
      `select debit_account as debit, amount from ledger_transfer where call_id = $1`,
      [row['id']],
    );
    expect(rows).toEqual([
      { debit: expect.stringContaining(modelIds['backup'] ?? '?') as string, amount: String(backupCost) },
    ]);
  });

  test.each([500, 502, 504])('is not answered by another after %i, which may have been billed', async (httpStatus) => {
    kernel.upstream.script = [answerJson(httpStatus, { error: { message: 'broken' } }, { 'retry-after-ms': '1' })];
    const response = await call('classification');
    expect(response.status).toBe(502);
    expect(backup.bodies).toEqual([]);
    expect(await recorded(response)).toMatchObject({ outcome: 'failed', serving_model_id: null });
  });

  test('is not answered by another once a byte has reached the client', async () => {
    kernel.upstream.script = [answerStream([chunk], true)];
    const response = await call('classification', { stream: true });
    expect(await response.text()).toContain('"code":"upstream_error"');
    expect(backup.bodies).toEqual([]);
    expect(await recorded(response)).toMatchObject({ outcome: 'failed', serving_model_id: null });
  });

  test('streams from the next model when the first one’s provider is overloaded', async () => {
    kernel.upstream.script = [answerJson(503, { error: { message: 'busy' } })];
    backup.script = [answerStream([chunk, '[DONE]'])];
    const response = await call('classification', { stream: true });
    expect(await response.text()).toContain('Hello');
    expect(response.headers.get('x-agent-model')).toBe('backup');
    expect(await recorded(response)).toMatchObject({ outcome: 'settled', serving_model_id: modelIds['backup'] });
  });

  test('passes a provider that cannot be reached, and stops asking it after five calls', async () => {
    for (let round = 0; round < 5; round += 1) {
      const row = await recorded(await call('fragile'));
      expect(row['route']).toMatchObject({ fallbacks: [{ because: 'its provider could not be reached' }] });
    }
    const row = await recorded(await call('fragile'));
    expect(row).toMatchObject({ model_id: modelIds['backup'], serving_model_id: null });
    expect(row['route']).toMatchObject({ fallbacks: [], leftOut: [{ name: 'gone', reason: 'breaker_open' }] });
  });

  test('is told why nobody can take it, and what to do', async () => {
    const response = await call('strict');
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('it has no score for strict, the route wants 70');
    expect(await recorded(response)).toMatchObject({ outcome: 'denied', model_id: null, cost_nano_usd: '0' });
  });
});

test('a route’s calls are found by its name and by the model that answered', async () => {
  const database = createDatabase({ url: kernel.database.appUrl });
  const count = async (operator: 'is' | 'is_not', name: string) => {
    const filter = { where: [{ field: 'model' as const, operator, values: [name] }] };
    const { rows } = await database.withTenant(routed.organisationId, (tx) =>
      listCalls(tx, filter, { sort: { by: 'time', direction: 'descending' }, limit: 100 }),
    );
    return rows.length;
  };
  const all = (await count('is', 'classification')) + (await count('is_not', 'classification'));
  expect(await count('is', 'backup')).toBeGreaterThan(2);
  expect((await count('is', 'backup')) + (await count('is_not', 'backup'))).toBe(all);
  await database.close();
});

test('a call that names a model has no fallback, and no plan', async () => {
  kernel.upstream.script = [answerJson(429, { error: { message: 'slow down' } }, { 'retry-after': '60' })];
  const response = await call('gpt-4o-mini');
  expect(response.status).toBe(429);
  expect(backup.bodies).toEqual([]);
  expect(await recorded(response)).toMatchObject({ route_id: null, route: null });
});
