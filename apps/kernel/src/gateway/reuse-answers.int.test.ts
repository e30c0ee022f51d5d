import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  adminApi,
  answerJson,
  answerStream,
  chatChunk,
  helloCompletion,
  startTestKernel,
  type TestKernel,
} from '../testing/index.ts';

let testKernel: TestKernel;

const connect = () => adminApi(testKernel);

let questions = 0;
const newQuestion = () => {
  questions += 1;
  return { messages: [{ role: 'user', content: `Question ${questions}` }] };
};

function ask(fields: object, headers: Record<string, string> = {}, agent = 0): Promise<Response> {
  return fetch(`${testKernel.kernel.url}/v1/chat/completions`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${testKernel.credentials.agents[agent]?.apiKey ?? ''}`,
      'content-type': 'application/json',
      ...headers,
    },
    body: JSON.stringify({ model: 'gpt-4o-mini', temperature: 0, ...fields }),
  });
}

const idOf = (response: Response) => response.headers.get('x-agent-call') ?? '';
const origin = (response: Response) => response.headers.get('x-agent-reuse');

/** Asks, and resolves when the answer has been put away: this happens 2 ms after it was sent. */
async function askAndKeep(fields: object, headers: Record<string, string> = {}): Promise<Response> {
  const answer = await ask(fields, headers);
  await answer.clone().arrayBuffer();
  await new Promise((resolve) => {
    setTimeout(resolve, 30);
  });
  return answer;
}

async function askTwice(fields: object): Promise<readonly [Response, Response]> {
  return [await askAndKeep(fields), await ask(fields)];
}

async function setTtl(reuseTtlSeconds: number): Promise<void> {
  await connect().settings.update.mutate({ reuseTtlSeconds });
}

beforeAll(async () => {
  testKernel = await startTestKernel(['gpt-4o-mini']);
  const console = connect();
  const agents = await console.agents.list.query();
  for (const { slug } of testKernel.credentials.agents.slice(0, 2)) {
    const agentId = agents.find((agent) => agent.slug === slug)?.id ?? '';
    await console.agents.update.mutate({ agentId, reuseAnswers: true });
  }
});
afterAll(() => testKernel.close());
beforeEach(async () => {
  testKernel.upstream.script = [answerJson(200, helloCompletion)];
  testKernel.upstream.bodies.length = 0;
  await setTtl(3_600);
});

describe('an answer that was made before', () => {
  test('serves a later call that is the same, which is written down and costs nothing', async () => {
    const [first, second] = await askTwice(newQuestion());
    expect(await second.json()).toEqual(await first.json());
    expect(testKernel.upstream.bodies).toHaveLength(1);
    expect(Object.fromEntries(second.headers)).toMatchObject({
      'x-agent-reuse': 'cache',
      'x-agent-reuse-source': idOf(first),
      'x-agent-cost': '0.000000000',
      'content-type': 'application/json',
    });
    expect(Number(second.headers.get('age'))).toBeGreaterThanOrEqual(0);
    const paid = await testKernel.recordedCall(idOf(first));
    expect(await testKernel.recordedCall(idOf(second))).toMatchObject({
      outcome: 'settled',
      usage_source: 'none',
      input_tokens: null,
      cost_nano_usd: '0',
      reserved_nano_usd: '0',
      reused_from: 'cache',
      source_call_id: idOf(first),
      avoided_nano_usd: paid['cost_nano_usd'],
    });
    const detail = await connect().calls.get.query({ callId: idOf(second) });
    expect(detail.steps.map(({ explanation }) => explanation).join('; ')).toContain('from the cache');
  });

  test('serves another agent of the organisation that reuses answers, and none that does not', async () => {
    const question = newQuestion();
    const [first] = await askTwice(question);
    const other = await ask(question, {}, 1);
    expect(other.headers.get('x-agent-reuse-source')).toBe(idOf(first));
    expect(origin(await ask(question, {}, 2))).toBeNull();
    expect(testKernel.upstream.bodies).toHaveLength(2);
  });

  test('serves a stream with the very events that the first client had', async () => {
    const usage = JSON.stringify({ choices: [], usage: { prompt_tokens: 7, completion_tokens: 2 } });
    testKernel.upstream.script = [answerStream([chatChunk('Hi'), chatChunk('', 'stop'), usage, '[DONE]'])];
    const [first, second] = await askTwice({ ...newQuestion(), stream: true });
    expect(origin(second)).toBe('cache');
    expect(second.headers.get('content-type')).toBe('text/event-stream');
    expect(await second.text()).toBe(await first.text());
  });

  test('is not given to a call that differs in what its client wants to see', async () => {
    const usage = JSON.stringify({ choices: [], usage: { prompt_tokens: 7, completion_tokens: 2 } });
    testKernel.upstream.script = [answerStream([chatChunk('', 'stop'), usage, '[DONE]'])];
    const question = newQuestion();
    // What the kernel makes of the first request, byte for byte, but asked for by the client itself.
    const asking = { stream_options: { include_usage: true }, model: 'gpt-4o-mini', temperature: 0 };
    const [first] = await askTwice({ ...question, stream: true });
    const body = JSON.stringify({ ...asking, ...question, stream: true });
    expect(testKernel.upstream.bodies[0]).toBe(body);
    const second = await fetch(`${testKernel.kernel.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${testKernel.credentials.agents[0]?.apiKey ?? ''}` },
      body,
    });
    expect(origin(second)).toBeNull();
    expect(await second.text()).toContain('"usage"');
    expect(await first.text()).not.toContain('"usage"');
  });

  test('is too old after the time that the organisation allows', async () => {
    await setTtl(1);
    const question = newQuestion();
    const [, second] = await askTwice(question);
    expect(origin(second)).toBe('cache');
    await expect.poll(async () => origin(await ask(question))).toBeNull();
  });

  test('is gone when the organisation wants none kept any more', async () => {
    const question = newQuestion();
    const [, second] = await askTwice(question);
    expect(origin(second)).toBe('cache');
    await setTtl(0);
    await setTtl(3_600);
    expect(origin(await ask(question))).toBeNull();
  });

  test('is neither kept nor given where a request says no-store; no-cache makes a new one for others', async () => {
    const question = newQuestion();
    await askAndKeep(question, { 'cache-control': 'no-store' });
    const [first, second] = await askTwice(question);
    expect([origin(first), origin(second)]).toEqual([null, 'cache']);
    expect(origin(await ask(question, { 'cache-control': 'no-store' }))).toBeNull();
    const fresh = await askAndKeep(question, { 'cache-control': 'no-cache' });
    expect(origin(fresh)).toBeNull();
    expect((await ask(question)).headers.get('x-agent-reuse-source')).toBe(idOf(fresh));
  });
});

describe('what is no answer', () => {
  test.each([
    ['an error of the provider', [answerJson(400, { error: { message: 'too long' } })], {}],
    ['an error under status 200', [answerJson(200, { error: { message: 'busy' }, choices: [] })], {}],
    ['a stream that broke off', [answerStream([chatChunk('Hel')], true)], { stream: true }],
    ['a stream without its end', [answerStream([chatChunk('Hel'), chatChunk('', 'stop')])], { stream: true }],
  ])('is not kept: %s', async (_name, script, fields) => {
    testKernel.upstream.script = script;
    const question = { ...newQuestion(), ...fields };
    await askAndKeep(question);
    const second = await ask(question);
    await second.text();
    expect(origin(second)).toBeNull();
    expect(testKernel.upstream.bodies).toHaveLength(2);
  });

  test('is told to everybody who shares the execution, each with its own call', async () => {
    const console = connect();
    const agents = await console.agents.list.query();
    for (const { slug } of testKernel.credentials.agents.slice(0, 2)) {
      const agentId = agents.find((agent) => agent.slug === slug)?.id ?? '';
      await console.agents.update.mutate({ agentId, shareIdenticalCalls: true });
    }
    testKernel.upstream.script = [
      (request, response, body) => {
        setTimeout(() => answerJson(500, { error: { message: 'broken' } })(request, response, body), 300);
      },
    ];
    const question = newQuestion();
    const answers = await Promise.all([ask(question), ask(question, {}, 1)]);
    expect(testKernel.upstream.bodies).toHaveLength(1);
    for (const answer of answers) {
      expect(answer.status).toBe(502);
      const body = (await answer.json()) as { error: object };
      expect(body.error).toMatchObject({ code: 'upstream_error', call_id: idOf(answer) });
    }
    const rows = await Promise.all(answers.map((answer) => testKernel.recordedCall(idOf(answer))));
    expect(rows.map((row) => row['error_code'])).toEqual(['upstream_error', 'upstream_error']);
    const follower = rows.find((row) => row['reused_from'] !== null);
    expect(follower).toMatchObject({ outcome: 'failed', cost_nano_usd: '0', avoided_nano_usd: null });
  });
});
