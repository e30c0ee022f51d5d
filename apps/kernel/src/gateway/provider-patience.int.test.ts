import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { adminApi, answerJson, startTestKernel, type TestKernel } from '../testing/index.ts';

const completion = { model: 'gpt-4o-mini', choices: [], usage: { prompt_tokens: 10, completion_tokens: 5 } };

let testKernel: TestKernel;

const connect = () => adminApi(testKernel);

function call(): Promise<Response> {
  return fetch(`${testKernel.kernel.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${testKernel.credentials.agents[0]?.apiKey ?? ''}` },
    body: JSON.stringify({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: 'Hi' }] }),
  });
}

async function set(changes: { readonly timeoutMs?: number; readonly maxRetries?: number }): Promise<void> {
  const api = connect();
  const [provider] = await api.providers.list.query();
  await api.providers.update.mutate({ providerId: provider?.id ?? '', ...changes });
}

beforeAll(async () => {
  testKernel = await startTestKernel(['gpt-4o-mini']);
});
afterAll(() => testKernel.close());
beforeEach(() => {
  testKernel.upstream.bodies.length = 0;
});

test('a provider is asked again as often as is set for it, and no more', async () => {
  const overloaded = answerJson(503, { error: { message: 'busy' } }, { 'retry-after-ms': '1' });
  for (const maxRetries of [0, 3]) {
    testKernel.upstream.bodies.length = 0;
    testKernel.upstream.script = [overloaded];
    await set({ maxRetries });
    const response = await call();
    expect(await response.json()).toMatchObject({ error: { code: 'model_unavailable' } });
    expect(testKernel.upstream.bodies).toHaveLength(maxRetries + 1);
    const id = response.headers.get('x-agent-call') ?? '';
    expect(await testKernel.recordedCall(id)).toMatchObject({ attempts: maxRetries + 1 });
  }
});

test('a provider that says nothing for as long as is set fails the call, which is not sent again', async () => {
  await set({ timeoutMs: 1_000, maxRetries: 3 });
  testKernel.upstream.script = [() => undefined, answerJson(200, completion)];
  const response = await call();
  expect(response.status).toBe(504);
  expect(await response.json()).toMatchObject({
    error: { code: 'upstream_timeout', message: expect.stringContaining('within 1 s') as string },
  });
  expect(testKernel.upstream.bodies).toHaveLength(1);
});
