import Anthropic from '@anthropic-ai/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startReferenceModel } from '../../index.ts';
import type { RunningReferenceModel } from '../../index.ts';

let server: RunningReferenceModel;
let client: Anthropic;
const model = 'sim-hosted-large';
const messages = [{ role: 'user' as const, content: 'What is the weather in Lisbon?' }];
const tools = [
  {
    name: 'get_weather',
    input_schema: { type: 'object' as const, properties: { city: { type: 'string' } }, required: ['city'] },
  },
];

beforeAll(async () => {
  server = await startReferenceModel({ speed: 200 });
  client = new Anthropic({ baseURL: server.url, apiKey: 'any', maxRetries: 0 });
});
afterAll(() => server.close());

describe('POST /v1/messages', () => {
  it('answers a message with a system prompt in blocks, and counts as count_tokens does', async () => {
    const system = [{ type: 'text' as const, text: 'behaviour: loan-origination' }];
    const message = await client.messages.create({ model, system, messages, max_tokens: 500 });
    const text = message.content[0]?.type === 'text' ? message.content[0].text : '';
    expect(message.stop_reason).toBe('end_turn');
    expect(message.usage.output_tokens).toBe(Math.ceil(text.length / 4));
    const counted = await client.messages.countTokens({ model, system, messages });
    expect(message.usage.input_tokens).toBe(counted.input_tokens);
    expect(message.usage.cache_read_input_tokens).toBe(0);
  });

  it('streams the events in order and the same words', async () => {
    const whole = await client.messages.create({ model, messages, max_tokens: 500 });
    const response = await client.messages.create({ model, messages, max_tokens: 500, stream: true }).asResponse();
    const names = [...(await response.text()).matchAll(/^event: (\w+)$/gm)].map((match) => match[1]);
    expect(names.filter((name, index) => name !== names[index - 1])).toEqual([
      'message_start',
      'ping',
      'content_block_start',
      'content_block_delta',
      'content_block_stop',
      'message_delta',
      'message_stop',
    ]);
    const final = await client.messages.stream({ model, messages, max_tokens: 500 }).finalMessage();
    expect(final.content[0]).toEqual(
      expect.objectContaining({ text: whole.content[0]?.type === 'text' ? whole.content[0].text : '' }),
    );
    expect(final.usage.output_tokens).toBe(whole.usage.output_tokens);
  });

  it('streams a tool use as JSON fragments and uses its result', async () => {
    const call = await client.messages.stream({ model, messages, tools, max_tokens: 500 }).finalMessage();
    const use = call.content.find((block) => block.type === 'tool_use');
    expect([call.stop_reason, use?.name, use?.input]).toEqual(['tool_use', 'get_weather', { city: 'Lisbon' }]);
    const result = {
      type: 'tool_result' as const,
      tool_use_id: use?.id ?? '',
      content: [{ type: 'text' as const, text: '{"sky":"clear"}' }],
    };
    const next = await client.messages.create({
      model,
      tools,
      max_tokens: 500,
      messages: [...messages, { role: 'assistant', content: call.content }, { role: 'user', content: [result] }],
    });
    expect(next.content[0]?.type === 'text' && next.content[0].text).toContain(
      'According to get_weather, sky is clear.',
    );
  });

  it('names the stop sequence, and max_tokens as the reason for a cut', async () => {
    const stopped = await client.messages.create({ model, messages, max_tokens: 500, stop_sequences: [' '] });
    expect([stopped.stop_reason, stopped.stop_sequence]).toEqual(['stop_sequence', ' ']);
    const cut = await client.messages.create({ model, messages, max_tokens: 5 });
    expect([cut.stop_reason, cut.usage.output_tokens]).toEqual(['max_tokens', 5]);
  });

  it('refuses in Anthropic’s shape', async () => {
    await expect(client.messages.create({ model: 'nothing', messages, max_tokens: 5 })).rejects.toBeInstanceOf(
      Anthropic.NotFoundError,
    );
    const wrong = client.messages.create({ model: 'sim-llama-2-7b', messages, max_tokens: 5_000 });
    await expect(wrong).rejects.toMatchObject({
      status: 400,
      error: { type: 'error', error: { type: 'invalid_request_error' } },
    });
  });
});
