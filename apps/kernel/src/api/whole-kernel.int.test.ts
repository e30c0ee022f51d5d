import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { adminApi, answerJson, startTestKernel, type TestKernel } from '../testing/index.ts';

let testKernel: TestKernel;

const connect = () => adminApi(testKernel);

async function statusOfCallWith(apiKey: string): Promise<number> {
  const response = await fetch(`${testKernel.kernel.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: 'Hi' }] }),
  });
  await response.arrayBuffer();
  return response.status;
}

beforeAll(async () => {
  testKernel = await startTestKernel(['gpt-4o-mini']);
});
afterAll(() => testKernel.close());
beforeEach(() => {
  testKernel.upstream.script = [
    answerJson(200, { model: 'gpt-4o-mini', choices: [], usage: { prompt_tokens: 10, completion_tokens: 2 } }),
  ];
});

test('a key, a suspension and a disabled provider count from the moment that the console has its answer', async () => {
  const console = connect();
  const [agent] = await console.agents.list.query();
  const agentId = agent?.id ?? '';
  const { secret, key } = await console.keys.create.mutate({ agentId, name: 'New' });
  expect(await statusOfCallWith(secret)).toBe(200);

  await console.agents.setState.mutate({ agentId, state: 'suspended', reason: 'A test' });
  expect(await statusOfCallWith(secret)).toBe(403);
  await console.agents.setState.mutate({ agentId, state: 'active', reason: 'A test' });
  expect(await statusOfCallWith(secret)).toBe(200);

  const [provider] = await console.providers.list.query();
  const providerId = provider?.id ?? '';
  await console.providers.setState.mutate({ providerId, state: 'disabled' });
  expect(await statusOfCallWith(secret)).toBeGreaterThanOrEqual(400);
  await console.providers.setState.mutate({ providerId, state: 'active' });
  expect(await statusOfCallWith(secret)).toBe(200);

  await console.keys.revoke.mutate({ keyId: key.id });
  expect(await statusOfCallWith(secret)).toBe(401);
});

test('what agents did is in the console: calls, cost, steps and the trail of the changes', async () => {
  const console = connect();
  const agent = testKernel.credentials.agents[0];
  expect(await statusOfCallWith(agent?.apiKey ?? '')).toBe(200);
  await expect
    .poll(async () => (await console.calls.list.query({ state: 'settled' })).items[0]?.agent.slug)
    .toBe(agent?.slug);
  const [call] = (await console.calls.list.query({ state: 'settled' })).items;
  // 10 input tokens at 150 and 2 output tokens at 600 nano-USD each.
  expect(call).toMatchObject({ inputTokens: 10, outputTokens: 2, costNanoUsd: String(10n * 150n + 2n * 600n) });
  const detail = await console.calls.get.query({ callId: call?.id ?? '' });
  expect(detail.steps.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 8 }, () => 'done'));
  const { items } = await console.audit.list.query({});
  expect(items.map(({ action }) => action)).toContain('key.revoked');
  expect(items[0]?.actor).toMatchObject({ kind: 'token', name: 'First start' });
});
