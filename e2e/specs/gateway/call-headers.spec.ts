import { expect, test } from '@playwright/test';
import OpenAI from 'openai';
import { callIdOf, endedCall } from '../../fixtures/ended-call.ts';
import { newAgent } from '../../fixtures/new-agent.ts';
import { chatModel, openaiClient } from '../../fixtures/sdk-clients.ts';
import { stage } from '../../fixtures/stage.ts';

const question = {
  model: chatModel,
  messages: [{ role: 'user' as const, content: 'Hello' }],
  max_completion_tokens: 5,
};

test('what a call is worth, as its sender says, is recorded and stands on its page', async () => {
  const client = openaiClient((await newAgent('worth')).apiKey);
  const { response } = await client.chat.completions
    .create(question, { headers: { 'X-Agent-Value': '12.50' } })
    .withResponse();
  expect(await endedCall(callIdOf(response))).toMatchObject({ state: 'settled', claimedValueNanoUsd: '12500000000' });
  const wrong = client.chat.completions.create(question, { headers: { 'X-Agent-Value': '$12.50' } });
  await expect(wrong).rejects.toBeInstanceOf(OpenAI.BadRequestError);
  await expect(wrong).rejects.toMatchObject({ code: 'invalid_request' });
});

test('OpenAI’s SDK reads a stream to its end when its cost comes behind it', async () => {
  const client = openaiClient((await newAgent('trailers')).apiKey);
  const { data: stream, response } = await client.chat.completions
    .create({ ...question, stream: true }, { headers: { TE: 'trailers' } })
    .withResponse();
  expect(response.headers.get('trailer')).toBe('X-Agent-Cost, X-Agent-Energy');
  let text = '';
  for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
  expect(text).not.toBe('');
  expect(await endedCall(callIdOf(response))).toMatchObject({ state: 'settled', streamed: true });
});

test('the kernel describes its interface to anybody, and the paths that SDKs call are in it', async () => {
  const response = await fetch(`${stage().kernelUrl}/openapi.json`);
  expect(response.status).toBe(200);
  const { openapi, paths } = (await response.json()) as { openapi: string; paths: Record<string, object> };
  expect(openapi).toMatch(/^3\.1\./);
  for (const path of ['/v1/chat/completions', '/v1/responses', '/v1/embeddings', '/v1/messages', '/v1/models']) {
    expect(paths).toHaveProperty([path]);
  }
  const kept = await fetch(`${stage().kernelUrl}/openapi.json`, {
    headers: { 'if-none-match': response.headers.get('etag') ?? '' },
  });
  expect(kept.status).toBe(304);
});
