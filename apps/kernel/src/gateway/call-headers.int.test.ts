import { request, type IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { adminApi, answerJson, answerStream, startTestKernel, type TestKernel } from '../testing/index.ts';

const usage = { prompt_tokens: 1_000, completion_tokens: 100 };
const completion = { model: 'gpt-4o-mini', choices: [{ message: { role: 'assistant', content: 'Hi.' } }], usage };
const costUsd = '0.000210000';
const streamed = [
  JSON.stringify({ choices: [{ delta: { content: 'Hi' } }] }),
  JSON.stringify({ choices: [], usage }),
  '[DONE]',
];

let testKernel: TestKernel;

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly trailers: NodeJS.Dict<string>;
  readonly body: string;
}

/** By Node's own client, which shows what comes behind an answer. */
function call(fields: object, headers: Readonly<Record<string, string>>): Promise<Answer> {
  const authorization = `Bearer ${testKernel.credentials.agents[0]?.apiKey ?? ''}`;
  const body = JSON.stringify({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: 'Hi' }], ...fields });
  return new Promise((resolve, reject) => {
    const sent = request(
      `${testKernel.kernel.url}/v1/chat/completions`,
      { method: 'POST', headers: { authorization, 'content-type': 'application/json', ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const { statusCode: status, trailers } = response;
          resolve({ status, headers: response.headers, trailers, body: Buffer.concat(chunks).toString() });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const idOf = ({ headers }: Answer) => String(headers['x-agent-call']);

beforeAll(async () => {
  testKernel = await startTestKernel(['gpt-4o-mini']);
});
afterAll(() => testKernel.close());
beforeEach(() => {
  testKernel.upstream.script = [answerJson(200, completion)];
  testKernel.upstream.bodies.length = 0;
});

describe('X-Agent-Value', () => {
  test('is recorded with the call and shown with it, and changes nothing that the call costs', async () => {
    const [plain, valued] = [await call({}, {}), await call({}, { 'X-Agent-Value': '12.50' })];
    expect(valued.headers['x-agent-cost']).toBe(costUsd);
    const rows = [await testKernel.recordedCall(idOf(plain)), await testKernel.recordedCall(idOf(valued))];
    expect(rows.map((row) => row['claimed_value_nano_usd'])).toEqual([null, '12500000000']);
    expect(rows[1]?.['cost_nano_usd']).toBe(rows[0]?.['cost_nano_usd']);
    const api = adminApi(testKernel);
    const details = await Promise.all([plain, valued].map((one) => api.calls.get.query({ callId: idOf(one) })));
    expect(details.map(({ claimedValueNanoUsd }) => claimedValueNanoUsd)).toEqual([null, '12500000000']);
    const why = await api.market.why.query({ callId: idOf(valued) });
    expect(why.explanation).toContain('Its sender says that it is worth 12.5 USD');
    expect((await api.market.why.query({ callId: idOf(plain) })).explanation).not.toContain('worth');
  });

  test('that is no amount is refused with what to write, and reaches no provider', async () => {
    const answer = await call({}, { 'X-Agent-Value': 'a lot' });
    expect(answer.status).toBe(400);
    const message = expect.stringContaining('X-Agent-Value must be an amount of USD') as string;
    expect(JSON.parse(answer.body)).toMatchObject({
      error: { code: 'invalid_request', message, call_id: idOf(answer) },
    });
    expect(testKernel.upstream.bodies).toHaveLength(0);
  });
});

describe('the cost of a stream', () => {
  beforeEach(() => {
    testKernel.upstream.script = [answerStream(streamed)];
  });

  test('comes behind it, for a client that says it takes that', async () => {
    const answer = await call({ stream: true }, { TE: 'trailers' });
    expect(answer.headers['trailer']).toBe('X-Agent-Cost, X-Agent-Energy');
    expect(answer.headers['x-agent-cost']).toBeUndefined();
    expect(answer.trailers['x-agent-cost']).toBe(costUsd);
    expect(answer.body).toBe(`data: ${streamed[0]}\n\ndata: [DONE]\n\n`);
    expect(await testKernel.recordedCall(idOf(answer))).toMatchObject({ outcome: 'settled', cost_nano_usd: '210000' });
  });

  test('is left out for everybody else, whose bytes are the same', async () => {
    const answer = await call({ stream: true }, {});
    expect(answer.headers['trailer']).toBeUndefined();
    expect(answer.trailers).toEqual({});
    expect(answer.body).toBe(`data: ${streamed[0]}\n\ndata: [DONE]\n\n`);
  });

  test('of a whole answer stands in its head, whatever its client takes', async () => {
    testKernel.upstream.script = [answerJson(200, completion)];
    const answer = await call({}, { TE: 'trailers' });
    expect(answer.headers['x-agent-cost']).toBe(costUsd);
    expect(answer.headers['trailer']).toBeUndefined();
  });

  test('is kept from a provider that announces trailers of its own', async () => {
    testKernel.upstream.script = [
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json', trailer: 'x-checksum, x-agent-cost' });
        response.write(JSON.stringify(completion));
        response.addTrailers({ 'x-checksum': '1', 'x-agent-cost': '9.000000000' });
        response.end();
      },
    ];
    const answer = await call({}, { TE: 'trailers' });
    expect(answer.status).toBe(200);
    expect(answer.headers['trailer']).toBeUndefined();
    expect(answer.headers['x-agent-cost']).toBe(costUsd);
  });
});

test('the description of the interface is served without a key', async () => {
  const response = await fetch(`${testKernel.kernel.url}/openapi.json`);
  expect(response.status).toBe(200);
  const { openapi, paths } = (await response.json()) as { openapi: string; paths: object };
  expect(openapi).toMatch(/^3\.1\./);
  expect(Object.keys(paths)).toContain('/v1/chat/completions');
});
