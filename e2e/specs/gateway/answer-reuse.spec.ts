import { expect, test } from '@playwright/test';
import { callIdOf, endedCall } from '../../fixtures/ended-call.ts';
import { adminApi } from '../../fixtures/kernel-api.ts';
import { newAgent, uniqueSlug } from '../../fixtures/new-agent.ts';
import { anthropicClient, chatModel, embeddingModel, openaiClient } from '../../fixtures/sdk-clients.ts';

/** Two agents whose calls may share executions. */
async function newPair() {
  const agents = [await newAgent('same'), await newAgent('same')];
  for (const { id } of agents) await adminApi().agents.update.mutate({ agentId: id, shareIdenticalCalls: true });
  return agents.map(({ apiKey }) => apiKey) as [string, string];
}

async function expectShared(one: Response, other: Response): Promise<void> {
  const [leader, follower] = one.headers.has('x-agent-reuse') ? [other, one] : [one, other];
  expect(follower.headers.get('x-agent-reuse')).toBe('shared');
  expect(follower.headers.get('x-agent-reuse-source')).toBe(callIdOf(leader));
  const [paid, given] = [await endedCall(callIdOf(leader)), await endedCall(callIdOf(follower))];
  expect(paid).toMatchObject({ state: 'settled', usageSource: 'provider', reuse: null, served: { calls: 1 } });
  expect(given).toMatchObject({
    state: 'settled',
    usageSource: 'none',
    costNanoUsd: '0',
    reuse: { from: 'shared', sourceCallId: paid.id, avoidedNanoUsd: paid.costNanoUsd },
  });
}

test('two chats that are the same to the byte are one execution and two whole answers', async () => {
  const [one, other] = (await newPair()).map((apiKey) => openaiClient(apiKey));
  const messages = [{ role: 'user' as const, content: `What does ${uniqueSlug('invoice')} say?` }];
  const ask = (client = one) =>
    client?.chat.completions
      .create({ model: chatModel, messages, temperature: 0, max_completion_tokens: 80 })
      .withResponse();
  const [first, second] = await Promise.all([ask(one), ask(other)]);
  if (first === undefined || second === undefined) throw new Error('There are two clients.');
  expect(second.data.choices).toEqual(first.data.choices);
  expect(second.data.id).toBe(first.data.id);
  await expectShared(first.response, second.response);
});

test('so are two streams, chunk by chunk', async () => {
  const [one, other] = (await newPair()).map((apiKey) => openaiClient(apiKey));
  const messages = [{ role: 'user' as const, content: `Read out ${uniqueSlug('invoice')}.` }];
  const read = async (client = one) => {
    if (client === undefined) throw new Error('There are two clients.');
    const body = { model: chatModel, messages, temperature: 0, max_completion_tokens: 80, stream: true as const };
    const { data, response } = await client.chat.completions.create(body).withResponse();
    let text = '';
    let finish: string | null = null;
    for await (const { choices } of data) {
      text += choices[0]?.delta.content ?? '';
      finish = choices[0]?.finish_reason ?? finish;
    }
    return { text, finish, response };
  };
  const [first, second] = await Promise.all([read(one), read(other)]);
  expect(first.text.length).toBeGreaterThan(20);
  expect(second).toMatchObject({ text: first.text, finish: first.finish });
  await expectShared(first.response, second.response);
});

test('so are two messages in Anthropic’s protocol', async () => {
  const keys = await newPair();
  const content = `What does ${uniqueSlug('invoice')} say?`;
  // The protocol has it; this SDK's types do not name it any more.
  const exactly: object = { temperature: 0 };
  const messages = await Promise.all(
    keys.map((apiKey) =>
      anthropicClient(apiKey)
        .messages.create({ model: chatModel, max_tokens: 80, messages: [{ role: 'user', content }], ...exactly })
        .withResponse(),
    ),
  );
  const [one, other] = messages;
  if (one === undefined || other === undefined) throw new Error('There are two clients.');
  expect(other.data.content).toEqual(one.data.content);
  await expectShared(one.response, other.response);
});

test('an embedding is made once for an agent that reuses answers', async () => {
  const agent = await newAgent('embedder');
  // Other specs may set it too; agents reuse nothing unless somebody chose it for them.
  await adminApi().settings.update.mutate({ reuseTtlSeconds: 600 });
  await adminApi().agents.update.mutate({ agentId: agent.id, reuseAnswers: true });
  const client = openaiClient(agent.apiKey);
  const input = [`The parcel ${uniqueSlug('parcel')} is late.`];
  const embed = () => client.embeddings.create({ model: embeddingModel, input }).withResponse();
  const first = await embed();
  await endedCall(callIdOf(first.response));
  const second = await embed();
  expect(second.data.data).toEqual(first.data.data);
  expect(second.response.headers.get('x-agent-reuse')).toBe('cache');
  expect(await endedCall(callIdOf(second.response))).toMatchObject({
    costNanoUsd: '0',
    reuse: { from: 'cache', sourceCallId: callIdOf(first.response) },
  });
});
