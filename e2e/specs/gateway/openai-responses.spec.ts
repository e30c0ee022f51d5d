import { expect, test } from '@playwright/test';
import type OpenAI from 'openai';
import { callIdOf, endedCall } from '../../fixtures/ended-call.ts';
import { expectBilled } from '../../fixtures/expect-billed.ts';
import { newAgent } from '../../fixtures/new-agent.ts';
import { chatModel, openaiClient } from '../../fixtures/sdk-clients.ts';

const input = 'Summarise the delivery status of order A-1042.';
let client: OpenAI;

test.beforeAll(async () => {
  client = openaiClient((await newAgent('responses')).apiKey);
});

function tokensOf(usage: OpenAI.Responses.ResponseUsage | null | undefined) {
  return {
    inputTokens: usage?.input_tokens ?? -1,
    outputTokens: usage?.output_tokens ?? -1,
    cachedInputTokens: usage?.input_tokens_details.cached_tokens ?? 0,
  };
}

test('a response is created and billed', async () => {
  const { data, response } = await client.responses
    .create({ model: chatModel, input, max_output_tokens: 60 })
    .withResponse();
  expect(data.output_text).not.toBe('');
  const call = await endedCall(callIdOf(response));
  expectBilled(call, tokensOf(data.usage));
  expect(call.protocol).toBe('openai.responses');
});

test('a response streams typed events in order, and is billed', async () => {
  const { data: stream, response } = await client.responses
    .create({ model: chatModel, input, stream: true })
    .withResponse();
  const events: OpenAI.Responses.ResponseStreamEvent[] = [];
  for await (const event of stream) events.push(event);
  expect(events[0]?.type).toBe('response.created');
  expect(events.map((event) => event.sequence_number)).toEqual(events.map((_event, index) => index));
  expect(events.some((event) => event.type === 'response.output_text.delta')).toBe(true);
  const last = events.at(-1);
  expect(last?.type).toBe('response.completed');
  if (last?.type !== 'response.completed') return;
  expectBilled(await endedCall(callIdOf(response)), tokensOf(last.response.usage));
});

test('a function tool is called through the responses protocol', async () => {
  const response = await client.responses.create({
    model: chatModel,
    input: 'What is the weather in Paris?',
    tools: [
      {
        type: 'function',
        name: 'get_weather',
        description: 'Weather of a city',
        strict: true,
        parameters: {
          type: 'object',
          properties: { city: { type: 'string' } },
          required: ['city'],
          additionalProperties: false,
        },
      },
    ],
    tool_choice: { type: 'function', name: 'get_weather' },
  });
  const call = response.output.find((item) => item.type === 'function_call');
  expect(call?.name).toBe('get_weather');
  expect(JSON.parse(call?.arguments ?? '{}')).toHaveProperty('city');
});
