import { expect, test } from '@playwright/test';
import type OpenAI from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import { z } from 'zod';
import { callIdOf, endedCall } from '../../fixtures/ended-call.ts';
import { expectBilled } from '../../fixtures/expect-billed.ts';
import { newAgent } from '../../fixtures/new-agent.ts';
import { chatModel, openaiClient } from '../../fixtures/sdk-clients.ts';

const messages = [{ role: 'user', content: 'Where is order A-1042? Answer in one sentence.' }] as const;
const weatherTool = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'Weather of a city',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
} as const;

let client: OpenAI;

test.beforeAll(async () => {
  client = openaiClient((await newAgent('chat')).apiKey);
});

test('a completion comes with the kernel’s headers and is billed as the SDK was told', async () => {
  const { data, response } = await client.chat.completions
    .create({ model: chatModel, messages: [...messages], max_completion_tokens: 60 })
    .withResponse();
  expect(data.choices[0]?.message.content).toBeTruthy();
  expect(response.headers.get('x-agent-model')).toBe(`${chatModel}; simulated`);
  expect(Number(response.headers.get('x-agent-queue-ms'))).toBeGreaterThanOrEqual(0);
  const call = await endedCall(callIdOf(response));
  expectBilled(call, {
    inputTokens: data.usage?.prompt_tokens ?? -1,
    outputTokens: data.usage?.completion_tokens ?? -1,
    cachedInputTokens: data.usage?.prompt_tokens_details?.cached_tokens ?? 0,
  });
  const usd = response.headers.get('x-agent-cost') ?? '';
  expect(usd).toMatch(/^\d+\.\d{9}$/);
  expect(BigInt(usd.replace('.', '')).toString()).toBe(call.costNanoUsd);
  expect(call).toMatchObject({ protocol: 'openai.chat', simulated: true, streamed: false, httpStatus: 200 });
});

test('a stream that asks for usage gets it in the last chunk', async () => {
  const { data: stream, response } = await client.chat.completions
    .create({ model: chatModel, messages: [...messages], stream: true, stream_options: { include_usage: true } })
    .withResponse();
  const chunks: OpenAI.ChatCompletionChunk[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const last = chunks.at(-1);
  expect(last?.choices).toEqual([]);
  expect(last?.usage).toBeTruthy();
  expectBilled(await endedCall(callIdOf(response)), {
    inputTokens: last?.usage?.prompt_tokens ?? -1,
    outputTokens: last?.usage?.completion_tokens ?? -1,
    cachedInputTokens: last?.usage?.prompt_tokens_details?.cached_tokens ?? 0,
  });
});

test('a stream that does not ask for usage gets no usage chunk and is billed all the same', async () => {
  const { data: stream, response } = await client.chat.completions
    .create({ model: chatModel, messages: [...messages], stream: true })
    .withResponse();
  const chunks: OpenAI.ChatCompletionChunk[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  expect(chunks.every((chunk) => chunk.choices.length > 0)).toBe(true);
  expect(chunks.some((chunk) => (chunk.usage ?? null) !== null)).toBe(false);
  expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe('stop');
  const call = await endedCall(callIdOf(response));
  expectBilled(call, { inputTokens: call.inputTokens ?? -1, outputTokens: call.outputTokens ?? -1 });
  expect(call.outputTokens).toBeGreaterThan(0);
});

test('a stream carries tool calls that the SDK puts together', async () => {
  const stream = client.chat.completions.stream({
    model: chatModel,
    messages: [{ role: 'user', content: 'What is the weather in Paris?' }],
    tools: [weatherTool],
    tool_choice: { type: 'function', function: { name: 'get_weather' } },
  });
  const completion = await stream.finalChatCompletion();
  const toolCall = completion.choices[0]?.message.tool_calls?.find((call) => call.type === 'function');
  expect(completion.choices[0]?.finish_reason).toMatch(/^(tool_calls|stop)$/);
  expect(toolCall?.function.name).toBe('get_weather');
  expect(z.object({ city: z.string() }).safeParse(JSON.parse(toolCall?.function.arguments ?? 'null')).success).toBe(
    true,
  );
});

test('structured output fits the schema that the SDK sent', async () => {
  const invoice = z.object({ supplier: z.string(), total: z.number(), due: z.enum(['now', 'later']) });
  const completion = await client.chat.completions.parse({
    model: chatModel,
    messages: [{ role: 'user', content: 'Acme asks 120 EUR, due now.' }],
    response_format: zodResponseFormat(invoice, 'invoice'),
  });
  expect(invoice.safeParse(completion.choices[0]?.message.parsed).success).toBe(true);
});

test('pictures pass through in the content', async () => {
  const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const { data, response } = await client.chat.completions
    .create({
      model: chatModel,
      max_completion_tokens: 20,
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is in this picture?' },
            { type: 'image_url', image_url: { url: `data:image/png;base64,${pixel}` } },
          ],
        },
      ],
    })
    .withResponse();
  expect(data.choices[0]?.message.role).toBe('assistant');
  expect((await endedCall(callIdOf(response))).state).toBe('settled');
});

test('a field that the kernel does not know has its effect on the model', async () => {
  const outputTokens = 37;
  const unknownField = { simulation: { output_tokens: outputTokens } };
  const { data, response } = await client.chat.completions
    .create({ model: chatModel, messages: [...messages], ...unknownField })
    .withResponse();
  expect(data.usage?.completion_tokens).toBe(outputTokens);
  expect((await endedCall(callIdOf(response))).outputTokens).toBe(outputTokens);
});
