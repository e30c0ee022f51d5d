import Anthropic from '@anthropic-ai/sdk';
import { expect, test } from '@playwright/test';
import { callIdOf, endedCall } from '../../fixtures/ended-call.ts';
import { expectBilled } from '../../fixtures/expect-billed.ts';
import { newAgent } from '../../fixtures/new-agent.ts';
import { anthropicClient, chatModel } from '../../fixtures/sdk-clients.ts';

const question = {
  model: chatModel,
  max_tokens: 60,
  messages: [{ role: 'user' as const, content: 'Where is order A-1042?' }],
};
const weatherTool: Anthropic.Tool = {
  name: 'get_weather',
  description: 'Weather of a city',
  input_schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};

let client: Anthropic;

test.beforeAll(async () => {
  client = anthropicClient((await newAgent('messages')).apiKey);
});

function tokensOf(usage: Anthropic.Usage) {
  const cachedInputTokens = usage.cache_read_input_tokens ?? 0;
  return { inputTokens: usage.input_tokens + cachedInputTokens, outputTokens: usage.output_tokens, cachedInputTokens };
}

test('a message comes with the kernel’s headers and is billed as the SDK was told', async () => {
  const { data, response } = await client.messages.create(question).withResponse();
  expect(data.content[0]?.type).toBe('text');
  expect(response.headers.get('x-agent-model')).toBe(`${chatModel}; simulated`);
  const call = await endedCall(callIdOf(response));
  expectBilled(call, tokensOf(data.usage));
  expect(call.protocol).toBe('anthropic.messages');
});

test('a message streams and is billed', async () => {
  const stream = client.messages.stream(question);
  const { response } = await stream.withResponse();
  let text = '';
  stream.on('text', (delta) => {
    text += delta;
  });
  const message = await stream.finalMessage();
  expect(text).not.toBe('');
  expect(message.content).toEqual([expect.objectContaining({ type: 'text', text })]);
  expectBilled(await endedCall(callIdOf(response)), tokensOf(message.usage));
});

test('a tool is used, and its result is taken back', async () => {
  const asked = { role: 'user' as const, content: 'What is the weather in Paris?' };
  const first = await client.messages.create({
    model: chatModel,
    max_tokens: 200,
    tools: [weatherTool],
    tool_choice: { type: 'tool', name: 'get_weather' },
    messages: [asked],
  });
  expect(first.stop_reason).toBe('tool_use');
  const use = first.content.find((block) => block.type === 'tool_use');
  expect(use).toMatchObject({ name: 'get_weather', input: { city: expect.any(String) } });
  if (use === undefined) return;
  const second = await client.messages.create({
    model: chatModel,
    max_tokens: 200,
    tools: [weatherTool],
    messages: [
      asked,
      { role: 'assistant', content: first.content },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: use.id, content: '18 degrees' }] },
    ],
  });
  expect(second.content.some((block) => block.type === 'text')).toBe(true);
});

test('tokens are counted without a call', async () => {
  const { input_tokens: short } = await client.messages.countTokens({ model: chatModel, messages: question.messages });
  const longer = [{ role: 'user' as const, content: 'Where is order A-1042? '.repeat(50) }];
  const { input_tokens: long } = await client.messages.countTokens({ model: chatModel, messages: longer });
  expect(short).toBeGreaterThan(0);
  expect(long).toBeGreaterThan(short * 10);
});

test('the models are listed', async () => {
  const names: string[] = [];
  for await (const model of client.models.list()) names.push(model.id);
  expect(names).toContain(chatModel);
  expect((await client.models.retrieve(chatModel)).display_name).toContain('simulated');
});

test('refusals are the SDK’s typed errors', async () => {
  const wrongKey = anthropicClient('aos_nobody-issued-this').messages.create(question);
  await expect(wrongKey).rejects.toBeInstanceOf(Anthropic.AuthenticationError);
  const unknownModel = client.messages.create({ ...question, model: 'no-such-model' });
  await expect(unknownModel).rejects.toBeInstanceOf(Anthropic.NotFoundError);
  const malformed = client.messages.create({ ...question, messages: [] });
  await expect(malformed).rejects.toBeInstanceOf(Anthropic.BadRequestError);
  await expect(malformed).rejects.toMatchObject({ error: { type: 'error', error: { code: 'invalid_request' } } });
});
