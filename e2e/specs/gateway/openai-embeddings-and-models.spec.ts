import { expect, test } from '@playwright/test';
import OpenAI from 'openai';
import { callIdOf, endedCall } from '../../fixtures/ended-call.ts';
import { expectBilled } from '../../fixtures/expect-billed.ts';
import { newAgent } from '../../fixtures/new-agent.ts';
import { chatModel, embeddingModel, openaiClient } from '../../fixtures/sdk-clients.ts';

const input = ['The parcel is late.', 'The invoice is paid.'];
let client: OpenAI;

test.beforeAll(async () => {
  client = openaiClient((await newAgent('embeddings')).apiKey);
});

test('embeddings travel as base64 by default and are the same numbers as floats', async () => {
  // Without a format the SDK asks for base64 and decodes it.
  const { data: decoded, response } = await client.embeddings.create({ model: embeddingModel, input }).withResponse();
  const floats = await client.embeddings.create({ model: embeddingModel, input, encoding_format: 'float' });
  expect(decoded.data).toHaveLength(input.length);
  for (const [index, { embedding }] of decoded.data.entries()) {
    const expected = floats.data[index]?.embedding ?? [];
    expect(embedding.length).toBeGreaterThan(0);
    expect(embedding).toHaveLength(expected.length);
    embedding.forEach((value, at) => expect(value).toBeCloseTo(expected[at] ?? Number.NaN, 5));
  }
  const call = await endedCall(callIdOf(response));
  expectBilled(call, { inputTokens: decoded.usage.prompt_tokens, outputTokens: 0 });
  expect(call.protocol).toBe('openai.embeddings');
});

test('the models are listed and each can be retrieved', async () => {
  const names: string[] = [];
  for await (const model of client.models.list()) names.push(model.id);
  expect(names).toEqual(expect.arrayContaining([chatModel, embeddingModel]));
  expect(await client.models.retrieve(chatModel)).toMatchObject({ id: chatModel, object: 'model', simulated: true });
  await expect(client.models.retrieve('no-such-model')).rejects.toBeInstanceOf(OpenAI.NotFoundError);
});

test('an agent with a model list sees and calls those models only', async () => {
  const { apiKey } = await newAgent('narrow', { allowedModels: [embeddingModel] });
  const narrow = openaiClient(apiKey);
  const names: string[] = [];
  for await (const model of narrow.models.list()) names.push(model.id);
  expect(names).toEqual([embeddingModel]);
  const refused = narrow.chat.completions.create({ model: chatModel, messages: [{ role: 'user', content: 'Hello' }] });
  await expect(refused).rejects.toMatchObject({ status: 403, code: 'policy_denied' });
});
