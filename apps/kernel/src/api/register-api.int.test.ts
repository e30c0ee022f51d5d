import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerApi } from './register-api.ts';
import { signServiceToken } from './service-token.ts';
import { addTestTenant, startTestApi, type TestApi, type TestTenant } from './testing/index.ts';

let api: TestApi;
let home: TestTenant;
let server: FastifyInstance;
let url: string;

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  server = Fastify();
  registerApi(server, api.dependencies);
  url = `${await server.listen({ host: '127.0.0.1', port: 0 })}/trpc`;
});
afterAll(async () => {
  await server.close();
  await api.close();
});

async function bearer(): Promise<Record<string, string>> {
  const token = await signServiceToken(home.members.viewer.claims, api.dependencies.serviceSecret);
  return { authorization: `Bearer ${token}` };
}

test('answers a query over HTTP, to be kept by no cache', async () => {
  const answer = await fetch(`${url}/agents.list`, { headers: await bearer() });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await answer.json()).toMatchObject({ result: { data: [{ id: home.agentId }] } });
});

test('answers with a status, a code and a sentence, never with a stack', async () => {
  const refused = await fetch(`${url}/agents.list`);
  expect(refused.status).toBe(401);
  const text = await refused.text();
  expect(JSON.parse(text)).toMatchObject({ error: { message: 'Sign in first.', data: { code: 'UNAUTHORIZED' } } });
  expect(text).not.toContain('stack');
  const wrong = await fetch(`${url}/agents.get?input=${encodeURIComponent('{"agentId":"nonsense"}')}`, {
    headers: await bearer(),
  });
  expect(wrong.status).toBe(400);
  expect(await wrong.json()).toMatchObject({ error: { data: { fields: { agentId: expect.any(String) as string } } } });
});

test('refuses a body that no input can need', async () => {
  const body = JSON.stringify({ slug: 'x'.repeat(2_000_000) });
  const answer = await fetch(`${url}/agents.create`, {
    method: 'POST',
    headers: { ...(await bearer()), 'content-type': 'application/json' },
    body,
  });
  expect(answer.status).toBe(413);
  expect(await answer.json()).toMatchObject({ error: { data: { code: 'PAYLOAD_TOO_LARGE' } } });
});

test('streams calls as server-sent events that a browser can resume', async () => {
  const gone = new AbortController();
  const answer = await fetch(`${url}/calls.live?input=${encodeURIComponent('{}')}`, {
    headers: { ...(await bearer()), accept: 'text/event-stream' },
    signal: gone.signal,
  });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  await expect.poll(() => api.kernelState.listeners(home.organisationId)).toBe(1);
  const caller = await api.callAs(home.members.viewer.claims);
  const [call] = (await caller.calls.list({})).items;
  if (call === undefined) throw new Error('The tenant has a call.');
  api.kernelState.tell(home.organisationId, { kind: 'call.ended', sequence: '42', call });
  let text = '';
  while (!text.includes('id: 42')) text += (await reader?.read())?.value ?? '';
  expect(text).toContain('"kind":"call.ended"');
  gone.abort();
  await expect.poll(() => api.kernelState.listeners(home.organisationId)).toBe(0);
});
