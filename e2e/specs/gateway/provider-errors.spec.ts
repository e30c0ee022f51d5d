import Anthropic from '@anthropic-ai/sdk';
import { expect, test } from '@playwright/test';
import OpenAI from 'openai';
import { endedCallsOf } from '../../fixtures/ended-call.ts';
import { newAgent } from '../../fixtures/new-agent.ts';
import { anthropicClient, openaiClient } from '../../fixtures/sdk-clients.ts';
import { sendJson, startStubUpstream } from '../../fixtures/stub-upstream.ts';

const question = [{ role: 'user' as const, content: 'Hello' }];

test('OpenAI’s SDK reads the provider’s own code of an error about the request, and the kernel’s beside it', async () => {
  const agent = await newAgent('too-long');
  const said = { message: 'The context is too long.', type: 'invalid_request_error', code: 'context_length_exceeded' };
  const upstream = await startStubUpstream((response) => sendJson(response, 400, { error: said }));
  try {
    const refused = openaiClient(agent.apiKey).chat.completions.create({ model: upstream.model, messages: question });
    await expect(refused).rejects.toBeInstanceOf(OpenAI.BadRequestError);
    await expect(refused).rejects.toMatchObject({
      code: 'context_length_exceeded',
      type: 'invalid_request_error',
      error: { message: said.message, kernel_code: 'invalid_request' },
    });
    const [call] = await endedCallsOf(agent.id, 1);
    expect(call).toMatchObject({ state: 'failed', errorCode: 'invalid_request', httpStatus: 400 });
    await expect(refused).rejects.toMatchObject({ error: { call_id: call?.id } });
  } finally {
    await upstream.close();
  }
});

test('OpenAI’s SDK reads the kernel’s code where the provider limits, and the provider’s beside it', async () => {
  const agent = await newAgent('no-quota');
  const said = { message: 'You exceeded your quota.', type: 'insufficient_quota', code: 'insufficient_quota' };
  const upstream = await startStubUpstream((response) =>
    sendJson(response, 429, { error: said }, { 'retry-after': '30' }),
  );
  try {
    const refused = openaiClient(agent.apiKey).chat.completions.create({ model: upstream.model, messages: question });
    await expect(refused).rejects.toBeInstanceOf(OpenAI.RateLimitError);
    await expect(refused).rejects.toMatchObject({
      code: 'rate_limited',
      error: { provider_code: 'insufficient_quota' },
    });
  } finally {
    await upstream.close();
  }
});

test('Anthropic’s SDK reads the provider’s type of an error about the request, and the kernel’s code beside it', async () => {
  const agent = await newAgent('not-there');
  const said = { type: 'error', error: { type: 'not_found_error', message: 'model: claude-0' }, request_id: 'req_1' };
  const upstream = await startStubUpstream((response) => sendJson(response, 404, said));
  try {
    const refused = anthropicClient(agent.apiKey).messages.create({
      model: upstream.model,
      max_tokens: 5,
      messages: question,
    });
    await expect(refused).rejects.toBeInstanceOf(Anthropic.NotFoundError);
    await expect(refused).rejects.toMatchObject({
      error: { type: 'error', error: { type: 'not_found_error', code: 'not_found', kernel_code: 'not_found' } },
    });
  } finally {
    await upstream.close();
  }
});
