import { openSuperuser } from '@agent-os/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { unpackPayload } from '../adapters/payloads/index.ts';
import { answerJson, answerStream, startTestKernel, type TestKernel } from '../testing/index.ts';

const completion = {
  model: 'gpt-4o-mini',
  choices: [{ message: { role: 'assistant', content: 'Guten Tag. שלום' } }],
  usage: { prompt_tokens: 10, completion_tokens: 5 },
};
const request = { model: 'gpt-4o-mini', messages: [{ role: 'user', content: 'Secret of a customer' }] };
const keptWithinMs = 10_000;

interface PayloadRow {
  readonly organisation_id: string;
  readonly block_id: string;
  readonly block_offset: number;
  readonly sealed: Buffer;
  readonly request_bytes: string;
  readonly request_kept_bytes: number;
  readonly response_bytes: string;
  readonly response_kept_bytes: number;
}

let testKernel: TestKernel;
let superuser: Awaited<ReturnType<typeof openSuperuser>>;

beforeAll(async () => {
  testKernel = await startTestKernel(['gpt-4o-mini']);
  superuser = await openSuperuser(testKernel.database);
});
afterAll(async () => {
  await superuser.end();
  await testKernel.close();
});
beforeEach(() => {
  testKernel.upstream.script = [answerJson(200, completion)];
});

async function call(fields: object = {}): Promise<{ readonly id: string; readonly text: string }> {
  const response = await fetch(`${testKernel.kernel.url}/v1/chat/completions`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${testKernel.credentials.agents[0]?.apiKey ?? ''}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ ...request, ...fields }),
  });
  return { id: response.headers.get('x-agent-call') ?? '', text: await response.text() };
}

async function findRow(callId: string): Promise<PayloadRow | undefined> {
  const { rows } = await superuser.query<PayloadRow>(
    `select payload.*, block.sealed from call_payload payload
     join call_payload_block block on block.organisation_id = payload.organisation_id and block.id = block_id
     where call_id = $1`,
    [callId],
  );
  return rows[0];
}

async function keptRow(callId: string): Promise<PayloadRow> {
  let found: PayloadRow | undefined;
  await expect
    .poll(
      async () => {
        found = await findRow(callId);
        return found;
      },
      { timeout: keptWithinMs },
    )
    .toBeDefined();
  if (found === undefined) throw new Error('Its messages are not kept.');
  return found;
}

function open(row: PayloadRow) {
  const place = { organisationId: row.organisation_id, id: row.block_id };
  const { request: sent, response } = unpackPayload(row.sealed, place, testKernel.masterKey, {
    offset: row.block_offset,
    requestKeptBytes: row.request_kept_bytes,
    responseKeptBytes: row.response_kept_bytes,
  });
  return { request: sent.toString('utf8'), response: response.toString('utf8') };
}

describe('the messages of a call', () => {
  test('are kept as they were sent and answered, and nobody reads them in the database', async () => {
    const { id } = await call();
    const row = await keptRow(id);
    expect(open(row)).toEqual({ request: JSON.stringify(request), response: JSON.stringify(completion) });
    expect(row.sealed.includes('Secret')).toBe(false);
    expect(Number(row.request_bytes)).toBe(JSON.stringify(request).length);
  });

  test('of a stream are its events', async () => {
    const events = [JSON.stringify({ choices: [{ delta: { content: 'Hel' } }] }), '[DONE]'];
    testKernel.upstream.script = [answerStream(events)];
    const { id } = await call({ stream: true });
    expect(open(await keptRow(id)).response).toBe(events.map((event) => `data: ${event}\n\n`).join(''));
  });

  test('of calls that end together are one block, and each is read alone', async () => {
    const questions = Array.from({ length: 100 }, (_, index) => `Question ${index} of a customer`);
    const calls = await Promise.all(
      questions.map(async (question) => {
        const messages = [{ role: 'user', content: question }];
        return { ...(await call({ messages })), sent: JSON.stringify({ ...request, messages }) };
      }),
    );
    const rows = await Promise.all(calls.map(({ id }) => keptRow(id)));
    expect(rows.map(open)).toEqual(calls.map(({ sent, text }) => ({ request: sent, response: text })));
    // However they end, they end within a second or two; most of them wait for the same bundle.
    expect(new Set(rows.map((row) => row.block_id)).size).toBeLessThan(20);
  });

  test('of a call that was refused are its request alone', async () => {
    const { id } = await call({ model: 'no-such-model' });
    const row = await keptRow(id);
    expect(open(row).response).toBe('');
    expect(Number(row.response_bytes)).toBe(0);
  });

  test('are cut where they are long; the call is not', async () => {
    const long = 'x'.repeat(1_200_000);
    const { id, text } = await call({ messages: [{ role: 'user', content: long }] });
    expect(JSON.parse(text)).toEqual(completion);
    expect(testKernel.upstream.bodies.at(-1)).toContain(long);
    const row = await keptRow(id);
    expect(row.request_kept_bytes).toBe(1024 * 1024);
    expect(Number(row.request_bytes)).toBeGreaterThan(1_200_000);
  });

  test('that cannot be saved keep no call from its answer', async () => {
    await superuser.query('alter table call_payload rename to call_payload_gone');
    const { id, text } = await call();
    expect(JSON.parse(text)).toEqual(completion);
    expect(await testKernel.recordedCall(id)).toMatchObject({ outcome: 'settled' });
    await superuser.query('alter table call_payload_gone rename to call_payload');
    expect(open(await keptRow(id)).request).toBe(JSON.stringify(request));
  });

  test('are not kept where the organisation keeps none', async () => {
    const change = 'update organisation set payload_retention_days = $1';
    await superuser.query(change, [0]);
    await expect
      .poll(async () => {
        const { id } = await call();
        const { id: later } = await call();
        await testKernel.recordedCall(later);
        await new Promise((resolve) => {
          setTimeout(resolve, 500);
        });
        return findRow(id);
      })
      .toBeUndefined();
    await superuser.query(change, [30]);
  });
});
