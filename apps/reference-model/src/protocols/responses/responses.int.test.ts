import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startReferenceModel } from '../../index.ts';
import type { RunningReferenceModel } from '../../index.ts';

let server: RunningReferenceModel;
let client: OpenAI;
const model = 'sim-llama-3.3-70b';
const input = 'Find the order B-2210 for me.';
const tool = {
  type: 'function' as const,
  name: 'find_order',
  strict: true,
  parameters: {
    type: 'object',
    properties: { order_id: { type: 'string' } },
    required: ['order_id'],
    additionalProperties: false,
  },
};

async function collect<Item>(stream: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

beforeAll(async () => {
  server = await startReferenceModel({ speed: 200 });
  client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'any', maxRetries: 0 });
});
afterAll(() => server.close());

describe('POST /v1/responses', () => {
  it('answers with output text and the usage fields that the published schema requires', async () => {
    const response = await client.responses.create({ model, input });
    expect(response.status).toBe('completed');
    expect(response.output_text).toMatch(/simulated/i);
    expect(response.usage).toMatchObject({
      input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
      output_tokens: Math.ceil(response.output_text.length / 4),
      output_tokens_details: { reasoning_tokens: 0 },
    });
  });

  it('streams typed events, numbered from 0 without a gap, that make up the same response', async () => {
    const whole = await client.responses.create({ model, input });
    const events = await collect(await client.responses.create({ model, input, stream: true }));
    expect(events.map((event) => event.sequence_number)).toEqual(events.map((_, index) => index));
    expect(events[0]?.type).toBe('response.created');
    const text = events.map((event) => (event.type === 'response.output_text.delta' ? event.delta : '')).join('');
    expect(text).toBe(whole.output_text);
    const last = events.at(-1);
    expect(last?.type === 'response.completed' && last.response.usage).toEqual(whole.usage);
    const created = events[0]?.type === 'response.created' ? events[0].response : undefined;
    expect(created !== undefined && 'usage' in created).toBe(false);
  });

  it('calls a function in a stream, tolerates tools it does not know, and uses the answer', async () => {
    const tools = [
      { type: 'namespace', name: 'x', tools: [] },
      { type: 'web_search' },
      tool,
    ] as OpenAI.Responses.Tool[];
    const final = await client.responses.stream({ model, input, tools }).finalResponse();
    const call = final.output.find((item) => item.type === 'function_call');
    expect(call).toMatchObject({ name: 'find_order', arguments: '{"order_id":"B-2210"}' });
    const answer = {
      type: 'function_call_output' as const,
      call_id: call?.call_id ?? '',
      output: '{"status":"shipped"}',
    };
    const items: OpenAI.Responses.ResponseInput = [
      { role: 'user', content: input },
      ...(call === undefined ? [] : [call]),
      answer,
    ];
    const next = await client.responses.create({ model, input: items, tools });
    expect(next.output_text).toContain('According to find_order, status is shipped.');
  });

  it('answers in JSON of the schema in text.format, and says when the limit cut it short', async () => {
    const format = {
      type: 'json_schema' as const,
      name: 'x',
      schema: { type: 'object', properties: { ok: { const: true } }, required: ['ok'] },
    };
    expect((await client.responses.create({ model, input, text: { format } })).output_text).toBe('{"ok":true}');
    const cut = await client.responses.create({ model, input, max_output_tokens: 16 });
    expect([cut.status, cut.incomplete_details?.reason, cut.usage?.output_tokens]).toEqual([
      'incomplete',
      'max_output_tokens',
      16,
    ]);
  });

  it('refuses a stored conversation, which it does not have', async () => {
    await expect(client.responses.create({ model, input, previous_response_id: 'resp_1' })).rejects.toMatchObject({
      status: 400,
      param: 'previous_response_id',
    });
  });
});
