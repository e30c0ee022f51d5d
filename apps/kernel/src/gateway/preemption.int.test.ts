import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSuperuser } from '@agent-os/db/testing';
import {
  idOf,
  referenceModel as model,
  postChat,
  startReferenceKernel,
  type ReferenceKernel,
} from './testing/index.ts';

let testKernel: ReferenceKernel;

type Fields = Readonly<Record<string, unknown>>;

function call(priority: string, fields: Fields): Promise<Response> {
  const apiKey = testKernel.credentials.agents[0]?.apiKey ?? '';
  return postChat(testKernel, apiKey, { model, ...fields }, { headers: { 'x-agent-priority': priority } });
}

const batch = {
  messages: [{ role: 'user', content: 'Sum up the quarter: what grew, what shrank, and why?' }],
  simulation: { output_tokens: 150 },
};
const urgent = {
  messages: [{ role: 'user', content: 'Stop the pump?' }],
  simulation: { output_tokens: 5 },
};

interface Completion {
  readonly id: string;
  readonly choices: readonly { readonly message: { readonly content: string } }[];
  readonly usage: { readonly prompt_tokens: number; readonly completion_tokens: number };
}

interface Chunk {
  readonly id: string;
  readonly choices: readonly {
    readonly delta: { readonly role?: string; readonly content?: string };
    readonly finish_reason: string | null;
  }[];
  readonly usage?: Completion['usage'] | null;
}

const jsonOf = async (response: Response): Promise<Completion> => (await response.json()) as Completion;
const textOf = async (response: Response): Promise<string> =>
  (await jsonOf(response)).choices[0]?.message.content ?? '';

/** The chunks of a stream; `afterFirst` runs when the first words are there. */
async function chunksOf(response: Response, afterFirst: () => Promise<unknown>): Promise<readonly Chunk[]> {
  const decoder = new TextDecoder();
  let text = '';
  let besides: Promise<unknown> | undefined;
  for await (const piece of response.body ?? []) {
    text += decoder.decode(piece as Uint8Array, { stream: true });
    if (text.includes('"content":"') && text.split('\n\n').length > 8) besides ??= afterFirst();
  }
  if (besides === undefined) throw new Error('The stream ended before anything could come in between.');
  await besides;
  const events = text.split('\n\n').filter((event) => event.startsWith('data: {'));
  return events.map((event) => JSON.parse(event.slice('data: '.length)) as Chunk);
}

beforeAll(async () => {
  testKernel = await startReferenceKernel(1);
  const superuser = await openSuperuser(testKernel.database);
  await superuser.query(`update agent set risk_class = 'R3'`);
  await superuser.end();
  // The kernel hears of it from the database, soon.
  for (let known: unknown; known !== 'critical';) {
    const response = await call('critical', urgent);
    await response.arrayBuffer();
    known = (await testKernel.recordedCall(idOf(response)))['service_class'];
  }
});
afterAll(() => testKernel.close());

describe('a batch call that makes room for a critical one', () => {
  test('is one uninterrupted stream to its client, of the very words that it would have been', async () => {
    const whole = await jsonOf(await call('batch', batch));
    const response = await call('batch', { ...batch, stream: true, stream_options: { include_usage: true } });
    const chunks = await chunksOf(response, async () => {
      expect((await call('critical', urgent)).status).toBe(200);
    });
    const text = chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('');
    expect(text).toBe(whole.choices[0]?.message.content);
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
    expect(chunks.filter(({ choices }) => choices[0]?.delta.role !== undefined)).toHaveLength(1);
    expect(chunks.filter(({ choices }) => (choices[0]?.finish_reason ?? null) !== null)).toHaveLength(1);
    const row = await testKernel.recordedCall(idOf(response));
    expect(row).toMatchObject({ outcome: 'settled', service_class: 'batch', usage_source: 'counted', attempts: 2 });
    expect(row['admission']).toMatchObject({ interruptions: 1, waitedFor: 'slot' });
    // Both requests are paid for: the prompt twice, and what was written first as the second one's input.
    expect(Number(row['input_tokens'])).toBeGreaterThan(2 * whole.usage.prompt_tokens - 10);
    expect(Number(row['output_tokens'])).toBeGreaterThan(140);
  });

  test('begins anew when nothing of it was sent, and what it wrote unseen is settled', async () => {
    const whole = await textOf(await call('batch', batch));
    const pending = call('batch', batch);
    await new Promise((resolve) => {
      setTimeout(resolve, 600);
    });
    expect((await call('critical', urgent)).status).toBe(200);
    const response = await pending;
    expect(await textOf(response)).toBe(whole);
    const row = await testKernel.recordedCall(idOf(response));
    expect(row).toMatchObject({ outcome: 'settled', attempts: 2, usage_source: 'counted' });
    expect(Number(row['output_tokens'])).toBeGreaterThan(150);
  });
});
