import { expect, test } from '@playwright/test';
import OpenAI, { APIError } from 'openai';
import { callIdOf, endedCall } from '../../fixtures/ended-call.ts';
import { adminApi } from '../../fixtures/kernel-api.ts';
import { newAgent } from '../../fixtures/new-agent.ts';
import { chatModel, openaiClient } from '../../fixtures/sdk-clients.ts';
import { stage } from '../../fixtures/stage.ts';

const messages = [{ role: 'user', content: 'Hello' }] as const;
const ask = (client: OpenAI, more: object = {}) =>
  client.chat.completions.create({ model: chatModel, messages: [...messages], max_completion_tokens: 5, ...more });

/** The error a call is refused with; fails when it is answered. */
async function refusal(answer: Promise<unknown>): Promise<APIError> {
  try {
    await answer;
  } catch (error) {
    if (error instanceof APIError) return error;
    throw error;
  }
  throw new Error('The call was answered.');
}

test('a key that nobody issued is an AuthenticationError', async () => {
  const error = await refusal(ask(openaiClient('aos_nobody-issued-this')));
  expect(error).toBeInstanceOf(OpenAI.AuthenticationError);
  expect(error.code).toBe('invalid_api_key');
});

test('a revoked key is refused from the moment the revocation is acknowledged', async () => {
  const agent = await newAgent('revoked');
  const client = openaiClient(agent.apiKey);
  await ask(client);
  await adminApi().keys.revoke.mutate({ keyId: agent.keyId });
  expect(await refusal(ask(client))).toBeInstanceOf(OpenAI.AuthenticationError);
});

test('a suspended agent is a PermissionDeniedError until it is resumed, and the refusal is recorded', async () => {
  const agent = await newAgent('suspended');
  const client = openaiClient(agent.apiKey);
  const api = adminApi();
  await api.agents.setState.mutate({ agentId: agent.id, state: 'suspended', reason: 'e2e' });
  const error = await refusal(ask(client));
  expect(error).toBeInstanceOf(OpenAI.PermissionDeniedError);
  expect(error.code).toBe('agent_suspended');
  const callId = error.headers?.get('x-agent-call') ?? '';
  expect(await endedCall(callId)).toMatchObject({ state: 'denied', httpStatus: 403, costNanoUsd: '0' });
  await api.agents.setState.mutate({ agentId: agent.id, state: 'active', reason: 'e2e' });
  await ask(client);
});

test('an unknown model is a NotFoundError that says where the models are listed', async () => {
  const client = openaiClient((await newAgent('unknown')).apiKey);
  const error = await refusal(ask(client, { model: 'no-such-model' }));
  expect(error).toBeInstanceOf(OpenAI.NotFoundError);
  expect(error.code).toBe('model_not_found');
  expect(error.message).toContain('/v1/models');
});

test('wrong types and missing fields are BadRequestErrors', async () => {
  const client = openaiClient((await newAgent('malformed')).apiKey);
  for (const wrong of [
    { model: 7 },
    { stream: 'yes' },
    { messages: 'Hello' },
    { messages: [] },
    { messages: undefined },
  ]) {
    const error = await refusal(ask(client, wrong));
    expect(error, JSON.stringify(wrong)).toBeInstanceOf(OpenAI.BadRequestError);
    expect(error.code).toBe('invalid_request');
  }
});

test('a body that is not JSON is refused with its own code', async () => {
  const { apiKey } = await newAgent('not-json');
  for (const body of ['{"model":', '[]', '"text"', 'null', '']) {
    const response = await fetch(`${stage().kernelUrl}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body,
    });
    expect(response.status, `body ${body}`).toBe(400);
    expect((await response.json()) as object).toHaveProperty('error.message');
  }
});

test('a body over the limit is refused with 413', async () => {
  const client = openaiClient((await newAgent('large')).apiKey);
  const content = 'x'.repeat(33 * 1024 * 1024);
  const error = await refusal(ask(client, { messages: [{ role: 'user', content }] }));
  expect(error).toMatchObject({ status: 413, code: 'request_too_large' });
});

test('a client that goes away mid-stream leaves a cancelled call', async () => {
  const client = openaiClient((await newAgent('aborted')).apiKey);
  const slow = { stream: true, max_completion_tokens: 4_000, simulation: { output_tokens: 4_000 } } as const;
  const { data: stream, response } = await client.chat.completions
    .create({ model: chatModel, messages: [...messages], ...slow })
    .withResponse();
  await stream[Symbol.asyncIterator]().next();
  stream.controller.abort();
  const call = await endedCall(callIdOf(response));
  expect(call).toMatchObject({ state: 'cancelled', errorCode: 'client_closed', usageSource: 'counted' });
  expect(call.outputTokens).toBeLessThan(4_000);
});
