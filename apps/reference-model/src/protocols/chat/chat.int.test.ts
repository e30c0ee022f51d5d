import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servedModels, startReferenceModel } from '../../index.ts';
import type { RunningReferenceModel } from '../../index.ts';

let server: RunningReferenceModel;
let client: OpenAI;
const model = 'sim-llama-3.1-8b';
const weather = {
  type: 'function' as const,
  function: {
    name: 'get_weather',
    description: 'Current weather in a city',
    parameters: {
      type: 'object',
      properties: { city: { type: 'string' }, unit: { type: 'string', enum: ['celsius', 'fahrenheit'] } },
      required: ['city', 'unit'],
    },
  },
};
const question = [{ role: 'user' as const, content: 'What is the weather in Lisbon today, in celsius?' }];

async function collect<Item>(stream: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

beforeAll(async () => {
  const small = servedModels.find((each) => each.id === 'sim-llama-3.2-3b');
  if (small === undefined) throw new Error('the small model is not served');
  const oneSlot = { ...small, id: 'one-slot', replicas: 1, queueLimit: 1, profile: { ...small.profile, slots: 1 } };
  server = await startReferenceModel({ speed: 200, models: [...servedModels, oneSlot] });
  client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'any', maxRetries: 0 });
});
afterAll(() => server.close());

describe('POST /v1/chat/completions', () => {
  it('answers in words, labelled as simulated, with usage that adds up', async () => {
    const { data, response } = await client.chat.completions.create({ model, messages: question }).withResponse();
    expect(response.headers.get('x-simulated')).toBe('true');
    expect(data).toMatchObject({ system_fingerprint: 'simulated' });
    expect(data.choices[0]?.finish_reason).toBe('stop');
    const text = data.choices[0]?.message.content ?? '';
    expect(text).toMatch(/simulated/i);
    expect(data.usage?.completion_tokens).toBe(Math.ceil(text.length / 4));
    expect(data.usage?.total_tokens).toBe((data.usage?.prompt_tokens ?? 0) + (data.usage?.completion_tokens ?? 0));
  });

  it('answers the same request with the same words, and another seed with others', async () => {
    const withSeed = (seed: number) => ({ model, messages: question, seed });
    const ask = async (seed: number): Promise<string | null | undefined> =>
      (await client.chat.completions.create(withSeed(seed))).choices[0]?.message.content;
    expect(await ask(1)).toBe(await ask(1));
    expect(await ask(2)).not.toBe(await ask(1));
  });

  it('writes on after an unfinished last message as if it had never stopped', async () => {
    const ask = async (extra: object, messages: OpenAI.ChatCompletionMessageParam[]) => {
      const { choices, usage } = await client.chat.completions.create({ model, messages, ...extra });
      return { text: choices[0]?.message.content ?? '', tokens: usage?.completion_tokens ?? 0 };
    };
    const whole = await ask({}, question);
    const begun = whole.text.slice(0, 40);
    const rest = await ask({ continue_final_message: true }, [...question, { role: 'assistant', content: begun }]);
    expect(begun + rest.text).toBe(whole.text);
    expect(rest.tokens).toBe(whole.tokens - 10);
    const other = await ask({ continue_final_message: true }, [...question, { role: 'assistant', content: 'Else' }]);
    expect(other.text).toBe(whole.text);
  });

  it('streams the words that it would have sent in one piece, and usage last', async () => {
    const whole = await client.chat.completions.create({ model, messages: question });
    const stream = await client.chat.completions.create({
      model,
      messages: question,
      stream: true,
      stream_options: { include_usage: true },
    });
    const chunks = await collect(stream);
    expect(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? '').join('')).toBe(
      whole.choices[0]?.message.content,
    );
    expect(chunks.at(-1)?.choices).toEqual([]);
    expect(chunks.at(-1)?.usage).toEqual(whole.usage);
    for (const chunk of chunks) expect(chunk).toMatchObject({ system_fingerprint: 'simulated' });
  });

  it('streams a tool call in fragments that make up arguments valid for the schema', async () => {
    const stream = client.chat.completions.stream({ model, messages: question, tools: [weather] });
    const completion = await stream.finalChatCompletion();
    expect(completion.choices[0]?.finish_reason).toBe('tool_calls');
    const call = completion.choices[0]?.message.tool_calls?.[0];
    expect(call?.type === 'function' && JSON.parse(call.function.arguments)).toEqual({
      city: 'Lisbon',
      unit: 'celsius',
    });
  });

  it('uses what a tool has answered', async () => {
    const first = await client.chat.completions.create({ model, messages: question, tools: [weather] });
    const message = first.choices[0]?.message;
    if (message === undefined) throw new Error('no message');
    const answer = {
      role: 'tool' as const,
      tool_call_id: message.tool_calls?.[0]?.id ?? '',
      content: '{"temperature":19,"sky":"clear"}',
    };
    const second = await client.chat.completions.create({
      model,
      messages: [...question, message, answer],
      tools: [weather],
    });
    expect(second.choices[0]?.message.content).toContain('According to get_weather, temperature is 19, sky is clear.');
  });

  it('obeys tool_choice, and calls several tools that are named', async () => {
    const time = {
      type: 'function' as const,
      function: { name: 'get_time', parameters: { type: 'object', properties: {} } },
    };
    const call = async (
      content: string,
      rest: Partial<OpenAI.ChatCompletionCreateParamsNonStreaming>,
    ): Promise<string[]> => {
      const reply = await client.chat.completions.create({
        model,
        messages: [{ role: 'user', content }],
        tools: [weather, time],
        ...rest,
      });
      return (reply.choices[0]?.message.tool_calls ?? []).map((each) =>
        each.type === 'function' ? each.function.name : each.type,
      );
    };
    expect(await call('weather please', { tool_choice: 'none' })).toEqual([]);
    expect(await call('hello', {})).toEqual([]);
    expect(await call('hello', { tool_choice: 'required' })).toHaveLength(1);
    expect(await call('hello', { tool_choice: { type: 'function', function: { name: 'get_time' } } })).toEqual([
      'get_time',
    ]);
    expect(await call('use get_weather and get_time', {})).toEqual(['get_weather', 'get_time']);
    expect(await call('use get_weather and get_time', { parallel_tool_calls: false })).toHaveLength(1);
  });

  it('answers in JSON of the schema that response_format gives', async () => {
    const schema = {
      type: 'object',
      properties: {
        score: { type: 'integer', minimum: 3, maximum: 5 },
        tags: { type: 'array', items: { enum: ['a', 'b'] } },
      },
      required: ['score', 'tags'],
      additionalProperties: false,
    };
    const reply = await client.chat.completions.create({
      model,
      messages: question,
      response_format: { type: 'json_schema', json_schema: { name: 'verdict', strict: true, schema } },
    });
    const { score, tags } = JSON.parse(reply.choices[0]?.message.content ?? '') as { score: number; tags: string[] };
    expect([3, 4, 5]).toContain(score);
    expect(['a', 'b']).toContain(tags[0]);
  });

  it('produces exactly as many tokens as simulation.output_tokens says, and no more than max_tokens', async () => {
    const body = { model, messages: question, simulation: { output_tokens: 137, speed: 1000, behaviour: 'sre' } };
    const forced = await client.chat.completions.create(body);
    expect(forced.usage?.completion_tokens).toBe(137);
    expect(Math.ceil((forced.choices[0]?.message.content?.length ?? 0) / 4)).toBe(137);
    const limited = { ...body, max_tokens: 10 };
    const cut = await client.chat.completions.create(limited);
    expect([cut.usage?.completion_tokens, cut.choices[0]?.finish_reason]).toEqual([10, 'length']);
  });

  it('stops before a stop sequence', async () => {
    const reply = await client.chat.completions.create({ model, messages: question, stop: ' ' });
    expect(reply.choices[0]?.message.content).not.toContain(' ');
  });

  it('plays a role, and follows its playbook with the tools offered', async () => {
    const orders = {
      type: 'function' as const,
      function: {
        name: 'orders_get',
        parameters: { type: 'object', properties: { order_id: { type: 'string' } }, required: ['order_id'] },
      },
    };
    const messages = [
      { role: 'system' as const, content: 'You are kind.\nbehaviour: tier1-resolution' },
      { role: 'user' as const, content: 'Where is A-10442?' },
    ];
    const reply = await client.chat.completions.create({ model, messages, tools: [orders] });
    const call = reply.choices[0]?.message.tool_calls?.[0];
    expect(call?.type === 'function' && [call.function.name, call.function.arguments]).toEqual([
      'orders_get',
      '{"order_id":"A-10442"}',
    ]);
  });

  it('refuses what OpenAI refuses, with its types and codes', async () => {
    const ask = (body: object): Promise<unknown> =>
      client.post('/chat/completions', { body }).then(
        () => undefined,
        (error: unknown) => error,
      );
    expect(await ask({ model: 'nothing', messages: question })).toMatchObject({ status: 404, code: 'model_not_found' });
    expect(await ask({ model })).toMatchObject({ status: 400, type: 'invalid_request_error', param: 'messages' });
    expect(await ask({ model: 'sim-llama-2-7b', messages: question, max_tokens: 4_090 })).toMatchObject({
      status: 400,
      code: 'context_length_exceeded',
    });
    expect(await ask({ model, messages: question, simulation: { error_rate: 1 } })).toMatchObject({ status: 500 });
    expect(await ask({ model, messages: question, simulation: { behaviour: 'poet' } })).toMatchObject({
      status: 400,
      param: 'simulation.behaviour',
    });
    const malformed = await fetch(`${server.url}/v1/chat/completions`, { method: 'POST', body: '{"model":' });
    expect([malformed.status, malformed.headers.get('x-simulated')]).toEqual([400, 'true']);
  });

  it('answers 429 with a time to wait when slots and queue are full, and an abort frees the slot at once', async () => {
    const long = { model: 'one-slot', messages: question, simulation: { output_tokens: 100_000, speed: 1 } };
    const abort = new AbortController();
    const running = await client.chat.completions.create({ ...long, stream: true }, { signal: abort.signal });
    const short = { ...long, simulation: { output_tokens: 2, speed: 1 } };
    const waiting = client.chat.completions.create(short);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const refused: unknown = await client.chat.completions.create(long).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(OpenAI.RateLimitError);
    if (!(refused instanceof OpenAI.RateLimitError)) return;
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(Number(refused.headers.get('retry-after-ms'))).toBeGreaterThan(0);
    expect(refused.headers.get('x-ratelimit-remaining-requests')).toBe('0');
    for await (const chunk of running) if (chunk.choices[0]?.delta.content) break;
    abort.abort();
    expect((await waiting).usage?.completion_tokens).toBe(2);
  });

  it('never answers a request that is to hang', async () => {
    const body = { model, messages: question, simulation: { hang: true } };
    await expect(client.chat.completions.create({ ...body }, { timeout: 150 })).rejects.toBeInstanceOf(
      OpenAI.APIConnectionTimeoutError,
    );
  });
});
