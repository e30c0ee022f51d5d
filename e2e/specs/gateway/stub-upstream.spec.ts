import { expect, test } from '@playwright/test';
import OpenAI from 'openai';
import { endedCall } from '../../fixtures/ended-call.ts';
import { newAgent } from '../../fixtures/new-agent.ts';
import { openaiClient } from '../../fixtures/sdk-clients.ts';
import { stage } from '../../fixtures/stage.ts';
import { sendJson, startStubUpstream } from '../../fixtures/stub-upstream.ts';

const answerWith = (model: string) => ({
  id: 'chatcmpl-stub',
  object: 'chat.completion',
  created: 0,
  model,
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'Done.' } }],
  usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 },
});

async function post(apiKey: string, body: string): Promise<Response> {
  return fetch(`${stage().kernelUrl}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body,
  });
}

test('the provider gets the client’s bytes, the call’s id, and never the agent’s key', async () => {
  const agent = await newAgent('bytes');
  const upstream = await startStubUpstream((response) => sendJson(response, 200, answerWith('stub')));
  try {
    // Spelling that no serialiser would produce, numbers that no double holds, and fields that nobody knows.
    const body = `{ "model":"${upstream.model}",\n "messages":[{"role":"user","content":"\\u00e9\\/"}], "seed":12345678901234567890, "x_new":{"deep":[1.0,1e2,null]}}`;
    const response = await post(agent.apiKey, body);
    expect(response.status).toBe(200);
    const [request] = upstream.requests;
    expect(request?.body).toBe(body);
    expect(request?.path).toBe('/v1/chat/completions');
    expect(request?.headers['x-client-request-id']).toBe(response.headers.get('x-agent-call'));
    expect(JSON.stringify(request?.headers)).not.toContain(agent.apiKey);
  } finally {
    await upstream.close();
  }
});

test('a model without a price is answered, at a cost that is unknown and not zero', async () => {
  const agent = await newAgent('priceless');
  const upstream = await startStubUpstream((response) => sendJson(response, 200, answerWith('stub')));
  try {
    const response = await post(
      agent.apiKey,
      JSON.stringify({ model: upstream.model, messages: [{ role: 'user', content: 'Hello' }] }),
    );
    expect(response.headers.get('x-agent-cost')).toBeNull();
    const call = await endedCall(response.headers.get('x-agent-call') ?? '');
    expect(call).toMatchObject({ state: 'settled', inputTokens: 3, outputTokens: 2, costNanoUsd: null, price: null });
  } finally {
    await upstream.close();
  }
});

test('a provider that is full becomes a RateLimitError with the provider’s retry-after', async () => {
  const agent = await newAgent('full');
  const upstream = await startStubUpstream((response) =>
    sendJson(response, 429, { error: { message: 'No capacity.' } }, { 'retry-after': '30' }),
  );
  try {
    const refused = openaiClient(agent.apiKey).chat.completions.create({
      model: upstream.model,
      messages: [{ role: 'user', content: 'Hello' }],
    });
    const error: unknown = await refused.then(() => undefined).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(OpenAI.RateLimitError);
    if (!(error instanceof OpenAI.RateLimitError)) return;
    expect(error.code).toBe('rate_limited');
    expect(error.headers?.get('retry-after')).toBe('30');
    expect(upstream.requests).toHaveLength(1);
    expect(await endedCall(error.headers?.get('x-agent-call') ?? '')).toMatchObject({
      state: 'failed',
      errorCode: 'rate_limited',
    });
  } finally {
    await upstream.close();
  }
});

test('a provider that is busy for a moment is tried again, and the answer counts once', async () => {
  const agent = await newAgent('retried');
  let attempts = 0;
  const upstream = await startStubUpstream((response) => {
    attempts += 1;
    if (attempts === 1) sendJson(response, 503, { error: { message: 'Busy.' } });
    else sendJson(response, 200, answerWith('stub'));
  });
  try {
    const response = await post(
      agent.apiKey,
      JSON.stringify({ model: upstream.model, messages: [{ role: 'user', content: 'Hello' }] }),
    );
    expect(response.status).toBe(200);
    expect(await endedCall(response.headers.get('x-agent-call') ?? '')).toMatchObject({
      state: 'settled',
      attempts: 2,
    });
  } finally {
    await upstream.close();
  }
});

test('a stream that breaks off ends with an error that the SDK raises', async () => {
  const agent = await newAgent('broken');
  const chunk = { id: 'c', object: 'chat.completion.chunk', created: 0, model: 'stub' };
  const upstream = await startStubUpstream((response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(`data: ${JSON.stringify({ ...chunk, choices: [{ index: 0, delta: { content: 'Par' } }] })}\n\n`);
    setTimeout(() => response.destroy(), 50);
  });
  try {
    const { data: stream, response } = await openaiClient(agent.apiKey)
      .chat.completions.create({ model: upstream.model, messages: [{ role: 'user', content: 'Hello' }], stream: true })
      .withResponse();
    const texts: string[] = [];
    const read = (async () => {
      for await (const part of stream) texts.push(part.choices[0]?.delta.content ?? '');
    })();
    await expect(read).rejects.toThrow(/broke off/);
    expect(texts).toEqual(['Par']);
    expect(await endedCall(response.headers.get('x-agent-call') ?? '')).toMatchObject({
      state: 'failed',
      errorCode: 'upstream_error',
    });
  } finally {
    await upstream.close();
  }
});
