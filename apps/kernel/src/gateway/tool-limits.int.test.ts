import { openSuperuser } from '@agent-os/db/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  idOf,
  postChat,
  referenceModel as model,
  startReferenceKernel,
  type ReferenceKernel,
} from './testing/index.ts';

// The reference model server: simulated.
let testKernel: ReferenceKernel;

const functionOf = (name: string) => ({ type: 'function', function: { name, parameters: { type: 'object' } } });
const question = { role: 'user', content: 'Hello?' };
const short = { output_tokens: 3 };

/** Sends a chat of one of the demo's agents. */
function chat(agent: number, fields: object, more: Parameters<typeof postChat>[3] = {}): Promise<Response> {
  const key = testKernel.credentials.agents[agent]?.apiKey ?? '';
  return postChat(testKernel, key, { model, messages: [question], simulation: short, ...fields }, more);
}

/** Makes the model ask for a tool; what to send back with its result. */
async function askFor(agent: number, tool: string, stream = false) {
  const choice = { type: 'function', function: { name: tool } };
  const response = await chat(agent, { tools: [functionOf(tool)], tool_choice: choice, stream });
  expect(response.status).toBe(200);
  const text = await response.text();
  const id = /call_[\w-]+/.exec(text)?.[0] ?? '';
  expect(id).not.toBe('');
  const calls = [{ id, type: 'function', function: { name: tool, arguments: '{}' } }];
  return [
    question,
    { role: 'assistant', content: null, tool_calls: calls },
    { role: 'tool', tool_call_id: id, content: '{"ok":true}' },
  ];
}

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${testKernel.kernel.url}/metrics`)).text();
  const line = text.split('\n').find((each) => each.startsWith(`${name} `));
  return Number(line?.split(' ')[1] ?? 0);
}

/** The test's own time-out ends it. */
const asLongAsItTakes = { timeout: 60_000 };

const waiting = () => metric('agent_os_tool_calls_waiting');
const inUse = () => metric('agent_os_tool_uses');

beforeAll(async () => {
  testKernel = await startReferenceKernel(4);
  const limits = [
    { tool: 'erp', uses: 1, timeoutSeconds: 600 },
    { tool: 'fax', uses: 1, timeoutSeconds: 1 },
    { tool: 'web_search', uses: 1, timeoutSeconds: 600 },
  ];
  const superuser = await openSuperuser(testKernel.database);
  await superuser.query(
    `insert into tool_limit_set (organisation_id, limits, revision) select id, $1, 1 from organisation`,
    [JSON.stringify(limits)],
  );
  await superuser.end();
  // The kernel hears of it from the database, soon; then a use of a fax is seen.
  await vi.waitUntil(async () => {
    await askFor(0, 'fax');
    return (await inUse()) > 0;
  }, asLongAsItTakes);
  await vi.waitUntil(async () => (await inUse()) === 0, asLongAsItTakes);
});
afterAll(() => testKernel.close());

describe('a tool with one use', () => {
  test.each([
    ['in a plain answer', false],
    ['in a stream', true],
  ])('that was asked for %s is another agent’s when its result has come, and not before', async (_how, stream) => {
    const messages = await askFor(0, 'erp', stream);
    expect(await inUse()).toBe(1);
    const second = chat(1, { tools: [functionOf('erp')] });
    await vi.waitUntil(async () => (await waiting()) === 1, asLongAsItTakes);
    // Who offers no such tool passes; slots are free.
    expect((await chat(2, {})).status).toBe(200);
    expect((await chat(2, { tools: [functionOf('erp')], tool_choice: 'none' })).status).toBe(200);
    expect(await waiting()).toBe(1);
    // The one with the result never waits for itself.
    const third = chat(0, { messages, tools: [functionOf('erp')] });
    const [other, own] = await Promise.all([second, third]);
    expect([other.status, own.status]).toEqual([200, 200]);
    const { admission } = await testKernel.recordedCall(idOf(other));
    expect(admission).toMatchObject({ waitedFor: 'tool', tool: 'erp' });
    await vi.waitUntil(async () => (await inUse()) === 0, asLongAsItTakes);
  });

  test('is taken back from a client that never sends the result', async () => {
    const ended = () => metric('agent_os_tool_uses_total{end="timeout"}');
    const before = await ended();
    await askFor(0, 'fax');
    const second = await chat(1, { tools: [functionOf('fax')] });
    expect(second.status).toBe(200);
    expect(await ended()).toBeGreaterThan(before);
  });

  test('that the provider runs itself is free when the answer has ended', async () => {
    const ask = (protocol: 'responses' | 'messages') => {
      const isResponses = protocol === 'responses';
      const key = testKernel.credentials.agents[isResponses ? 0 : 1]?.apiKey ?? '';
      const body = isResponses
        ? { model, input: 'Hello?', simulation: short, tools: [{ type: 'web_search_preview' }] }
        : {
            model,
            messages: [question],
            max_tokens: 20,
            simulation: short,
            tools: [{ type: 'web_search_20250305', name: 'web_search' }],
          };
      return fetch(`${testKernel.kernel.url}/v1/${protocol}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    };
    const before = await metric('agent_os_tool_uses_total{end="call"}');
    const answers = await Promise.all([ask('responses'), ask('messages'), ask('responses')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await vi.waitUntil(async () => (await inUse()) === 0, asLongAsItTakes);
    expect(await metric('agent_os_tool_uses_total{end="call"}')).toBe(before + 3);
  });
});
