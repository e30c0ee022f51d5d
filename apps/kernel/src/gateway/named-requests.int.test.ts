import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  answerJson,
  answerStream,
  chatChunk,
  helloCompletion,
  startTestKernel,
  type StubAnswer,
  type TestKernel,
} from '../testing/index.ts';

let testKernel: TestKernel;
let keys = 0;
const newKey = () => `order-${(keys += 1)}`;
/** Answers that the provider holds back. */
let held: (() => void)[] = [];

const holdBack =
  (answer: StubAnswer): StubAnswer =>
  (incoming, response, body) => {
    held.push(() => answer(incoming, response, body));
  };

function send(key: string, fields: object = {}, { agent = 0, signal }: { agent?: number; signal?: AbortSignal } = {}) {
  return fetch(`${testKernel.kernel.url}/v1/chat/completions`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${testKernel.credentials.agents[agent]?.apiKey ?? ''}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: `Order ${key}` }], ...fields }),
    ...(signal && { signal }),
  });
}

const idOf = (response: Response) => response.headers.get('x-agent-call') ?? '';
const whenHeld = () => expect.poll(() => held.length).toBe(1);

beforeAll(async () => {
  testKernel = await startTestKernel(['gpt-4o-mini']);
});
afterAll(() => testKernel.close());
beforeEach(() => {
  held = [];
  testKernel.upstream.script = [answerJson(200, helloCompletion)];
  testKernel.upstream.bodies.length = 0;
});

describe('a request that its sender named', () => {
  test('is executed and billed once, however often it is sent, and no loop is seen in it', async () => {
    const key = newKey();
    const first = await send(key);
    const answer = await first.json();
    for (let again = 0; again < 6; again += 1) {
      const response = await send(key);
      expect(await response.json()).toEqual(answer);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'x-agent-reuse': 'cache',
        'x-agent-reuse-source': idOf(first),
        'x-agent-cost': '0.000000000',
      });
      expect(await testKernel.recordedCall(idOf(response))).toMatchObject({ cost_nano_usd: '0' });
    }
    expect(testKernel.upstream.bodies).toHaveLength(1);
  });

  test('is another one with another key, or of another agent', async () => {
    const key = newKey();
    await send(key);
    expect((await send(newKey())).headers.get('x-agent-reuse')).toBeNull();
    expect((await send(key, {}, { agent: 1 })).headers.get('x-agent-reuse')).toBeNull();
    expect(testKernel.upstream.bodies).toHaveLength(3);
  });

  test('is refused when the name was that of another request', async () => {
    const key = newKey();
    await send(key);
    const other = await send(key, { temperature: 0.5 });
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ error: { code: 'idempotency_mismatch' } });
    expect(await testKernel.recordedCall(idOf(other))).toMatchObject({ error_code: 'idempotency_mismatch' });
    expect(testKernel.upstream.bodies).toHaveLength(1);
  });

  test('follows its own execution while that runs', async () => {
    testKernel.upstream.script = [holdBack(answerJson(200, helloCompletion))];
    const key = newKey();
    const both = [send(key), send(key)];
    await whenHeld();
    await sleep(50);
    held[0]?.();
    const origins = (await Promise.all(both)).map(({ headers }) => headers.get('x-agent-reuse'));
    expect(new Set(origins)).toEqual(new Set(['shared', null]));
    expect(testKernel.upstream.bodies).toHaveLength(1);
  });

  test.each([false, true])(
    'runs on when its client is lost, and the client that comes back has its answer (stream: %s)',
    async (stream) => {
      const answer = stream
        ? answerStream([chatChunk('Hel'), chatChunk('lo.', 'stop'), '[DONE]'])
        : answerJson(200, helloCompletion);
      testKernel.upstream.script = [holdBack(answer)];
      const key = newKey();
      const lost = new AbortController();
      const first = send(key, { stream }, { signal: lost.signal });
      await whenHeld();
      lost.abort();
      await expect(first).rejects.toThrow('abort');
      await sleep(50);
      const again = send(key, { stream });
      await sleep(50);
      held[0]?.();
      const response = await again;
      expect(await response.text()).toContain('lo.');
      expect(response.headers.get('x-agent-reuse')).toBe('shared');
      const later = await send(key, { stream });
      expect(await later.text()).toContain('lo.');
      expect(later.headers.get('x-agent-reuse')).toBe('cache');
      expect(testKernel.upstream.bodies).toHaveLength(1);
    },
  );

  test('is executed again after it failed', async () => {
    testKernel.upstream.script = [answerJson(400, { error: { message: 'No.' } }), answerJson(200, helloCompletion)];
    const key = newKey();
    expect((await send(key)).status).toBe(400);
    const again = await send(key);
    expect(again.status).toBe(200);
    expect(again.headers.get('x-agent-reuse')).toBeNull();
  });

  test('has a name of 1 to 200 characters', async () => {
    expect((await send('k'.repeat(201))).status).toBe(400);
  });
});
