import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerJson, answerStream, startTestKernel, type TestKernel } from '../testing/index.ts';

const completion = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  model: 'gpt-4o-mini-2024-07-18',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hello.' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 1_000, completion_tokens: 100, prompt_tokens_details: { cached_tokens: 400 } },
};
const chunk = (content: string) => JSON.stringify({ model: 'gpt-4o-mini', choices: [{ delta: { content } }] });

let testKernel: TestKernel;

function call(fields: object = {}, init: RequestInit = {}): Promise<Response> {
  return fetch(`${testKernel.kernel.url}/v1/chat/completions`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${testKernel.credentials.agents[0]?.apiKey ?? ''}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: 'Hi' }], ...fields }),
    ...init,
  });
}

const idOf = (response: Response) => response.headers.get('x-agent-call') ?? '';

describe('a call through the gateway', () => {
  beforeAll(async () => {
    testKernel = await startTestKernel(['gpt-4o-mini', 'no-price-model']);
  });
  afterAll(() => testKernel.close());
  beforeEach(() => {
    testKernel.upstream.script = [answerJson(200, completion)];
    testKernel.upstream.bodies.length = 0;
  });

  test('comes back as the provider sent it and is recorded once, to the nano-USD', async () => {
    const response = await call();
    expect(await response.json()).toEqual(completion);
    const row = await testKernel.recordedCall(idOf(response));
    expect(row).toMatchObject({
      outcome: 'settled',
      usage_source: 'provider',
      input_tokens: 1_000,
      cached_input_tokens: 400,
      output_tokens: 100,
      attempts: 1,
      last_step: 8,
      model_answered: 'gpt-4o-mini-2024-07-18',
      cost_lines: [
        ['input', 600, '90000'],
        ['cached_input', 400, '30000'],
        ['output', 100, '60000'],
      ],
    });
    const cost = 600n * 150n + 400n * 75n + 100n * 600n;
    expect(BigInt(String(row['cost_nano_usd']))).toBe(cost);
    expect(response.headers.get('x-agent-cost')).toBe(`0.${cost.toString().padStart(9, '0')}`);
  });

  test('without a price in force has unknown cost, not cost zero', async () => {
    const response = await call({ model: 'no-price-model' });
    const row = await testKernel.recordedCall(idOf(response));
    expect(row).toMatchObject({ outcome: 'settled', cost_nano_usd: null, reserved_nano_usd: null });
    expect(response.headers.get('x-agent-cost')).toBeNull();
  });

  test('without usage from the provider is counted here, and says so', async () => {
    const { usage: _usage, ...silent } = completion;
    testKernel.upstream.script = [answerJson(200, silent)];
    const row = await testKernel.recordedCall(idOf(await call()));
    expect(row['usage_source']).toBe('counted');
    expect(row['output_tokens']).toBeGreaterThan(0);
  });

  test('is tried again after an overload, and billed once', async () => {
    const overloaded = answerJson(503, { error: { message: 'busy' } }, { 'retry-after-ms': '10' });
    testKernel.upstream.script = [overloaded, answerJson(200, completion)];
    const response = await call();
    expect(response.status).toBe(200);
    expect(await testKernel.recordedCall(idOf(response))).toMatchObject({ attempts: 2, output_tokens: 100 });
    expect(testKernel.upstream.bodies).toHaveLength(2);
  });

  test('that the provider refuses for our key does not look as if the agent’s key were wrong', async () => {
    testKernel.upstream.script = [answerJson(401, { error: { message: 'Incorrect API key provided: sk-stub' } })];
    const response = await call();
    expect(response.status).toBe(502);
    const body = await response.text();
    expect(body).toContain('"code":"upstream_error"');
    expect(body).not.toContain('sk-stub');
  });

  test('whose connection breaks off once the request is sent is not sent again: it may have been worked on', async () => {
    testKernel.upstream.script = [(request) => request.socket.destroy(), answerJson(200, completion)];
    const response = await call();
    expect(response.status).toBe(502);
    expect(await response.text()).toContain('it may have worked on the call');
    expect(await testKernel.recordedCall(idOf(response))).toMatchObject({ attempts: 1, cost_nano_usd: null });
    expect(testKernel.upstream.bodies).toHaveLength(1);
  });

  test('that the provider wants to be paid for does not look as if a budget refused it', async () => {
    testKernel.upstream.script = [answerJson(402, { error: { message: 'Insufficient credits' } })];
    const response = await call();
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({ error: { code: 'upstream_error', call_id: idOf(response) } });
  });

  test('that the provider sends elsewhere fails, costs nothing, and its client does not see where', async () => {
    testKernel.upstream.script = [answerJson(307, {}, { location: 'http://10.0.0.7/v1' })];
    const response = await call({}, { redirect: 'manual' });
    expect(response.status).toBe(502);
    expect(response.headers.get('location')).toBeNull();
    expect(await response.json()).toMatchObject({ error: { code: 'upstream_error', call_id: idOf(response) } });
    const row = await testKernel.recordedCall(idOf(response));
    expect(row).toMatchObject({ outcome: 'failed', error_code: 'upstream_error', cost_nano_usd: '0' });
  });

  test('about the request itself fails with the provider’s own error', async () => {
    const error = { error: { message: 'too long', type: 'invalid_request_error', code: 'context_length_exceeded' } };
    testKernel.upstream.script = [answerJson(400, error)];
    const response = await call();
    expect(response.status).toBe(400);
    const ofKernel = { kernel_code: 'invalid_request', call_id: idOf(response) };
    expect(await response.json()).toEqual({ error: { ...error.error, ...ofKernel } });
    expect(await testKernel.recordedCall(idOf(response))).toMatchObject({ outcome: 'failed', http_status: 400 });
  });

  test('that fails at the provider says what the provider called it, without its address and our key', async () => {
    const { host } = new URL(testKernel.upstream.url);
    const said = { message: `broken: ${host} with sk-stub-key`, type: 'server_error', code: 'engine_crashed' };
    testKernel.upstream.script = [answerJson(500, { error: said })];
    const response = await call();
    expect(response.status).toBe(502);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'upstream_error', provider_code: 'engine_crashed' } });
    expect(text).toContain('broken: [openai] with [key]');
    expect(text).not.toContain(host);
    expect(text).not.toContain('sk-stub-key');
  });

  test('whose stream breaks off ends with an error event and is recorded as failed with what it used', async () => {
    testKernel.upstream.script = [answerStream([chunk('Hello'), chunk(' there')], true)];
    const response = await call({ stream: true });
    const text = await response.text();
    expect(text).toContain(' there');
    expect(text).toContain('"code":"upstream_error"');
    const row = await testKernel.recordedCall(idOf(response));
    expect(row).toMatchObject({ outcome: 'failed', usage_source: 'counted', streamed: true });
    expect(row['output_tokens']).toBeGreaterThan(0);
  });

  test('that streams is asked for usage on the client’s behalf, and the client does not see it', async () => {
    const usage = JSON.stringify({ choices: [], usage: { prompt_tokens: 7, completion_tokens: 2 } });
    testKernel.upstream.script = [answerStream([chunk('Hi'), usage, '[DONE]'])];
    const response = await call({ stream: true });
    expect(await response.text()).toBe(`data: ${chunk('Hi')}\n\ndata: [DONE]\n\n`);
    expect(testKernel.upstream.bodies[0]).toContain('"include_usage":true');
    expect(await testKernel.recordedCall(idOf(response))).toMatchObject({ input_tokens: 7, usage_source: 'provider' });
  });

  test('whose client goes away is aborted upstream and recorded as cancelled', async () => {
    let abortedUpstream = false;
    testKernel.upstream.script = [
      (request, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(`data: ${chunk('Hello')}\n\n`);
        request.socket.once('close', () => {
          abortedUpstream = true;
        });
      },
    ];
    const client = new AbortController();
    const response = await call({ stream: true }, { signal: client.signal });
    client.abort();
    expect(await testKernel.recordedCall(idOf(response))).toMatchObject({ outcome: 'cancelled', http_status: 499 });
    expect(abortedUpstream).toBe(true);
  });

  test('that drips on past its deadline gives its slot back, and its client is told', async () => {
    let drip: NodeJS.Timeout | undefined;
    const abortedUpstream = new Promise((resolve) => {
      testKernel.upstream.script = [
        (request, response) => {
          response.writeHead(200, { 'content-type': 'text/event-stream' });
          drip = setInterval(() => response.write(`data: ${chunk('.')}\n\n`), 20);
          request.socket.once('close', resolve);
        },
      ];
    });
    const authorization = `Bearer ${testKernel.credentials.agents[0]?.apiKey ?? ''}`;
    const response = await call(
      { stream: true, max_tokens: 1 },
      { headers: { authorization, 'x-agent-deadline': '1' } },
    );
    const text = await response.text();
    clearInterval(drip);
    expect(text).toContain('"code":"deadline_missed"');
    await abortedUpstream;
    const row = await testKernel.recordedCall(idOf(response));
    expect(row).toMatchObject({ outcome: 'cancelled', error_code: 'deadline_missed', usage_source: 'counted' });
  });

  test('with a wrong key is refused and never reaches a provider', async () => {
    const response = await call({}, { headers: { authorization: 'Bearer aos_wrong' } });
    expect(response.status).toBe(401);
    const id = expect.stringMatching(/^call_\w+$/) as string;
    expect(await response.json()).toMatchObject({ error: { code: 'invalid_api_key', call_id: id } });
    expect(idOf(response)).toEqual(id);
    expect(testKernel.upstream.bodies).toHaveLength(0);
  });

  test('with a wrong key and a large body is refused before the body is read', async () => {
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024)),
    });
    // An endless body: an answer can only come from a server that does not wait for its end.
    const init = { headers: { authorization: 'Bearer aos_wrong' }, body, duplex: 'half' };
    const response = await call({}, init as RequestInit);
    expect(response.status).toBe(401);
  });

  test('is in the local journal before it is at the provider', async () => {
    let journalled = '';
    testKernel.upstream.script = [
      (request, response, body) => {
        const folder = testKernel.journalFolder;
        const segments = readdirSync(folder).filter((name) => name.startsWith('calls-'));
        journalled = segments.map((name) => readFileSync(join(folder, name), 'utf8')).join('');
        answerJson(200, completion)(request, response, body);
      },
    ];
    expect(journalled).not.toContain(idOf(await call()) || 'no id');
    const response = await call();
    expect(journalled).toContain(idOf(response));
  });
});
