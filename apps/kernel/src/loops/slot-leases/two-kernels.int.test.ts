import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../../config.ts';
import { startKernel, type RunningKernel } from '../../start-kernel.ts';
import { createLogger } from '../../telemetry/index.ts';
import { startTestKernel, type TestKernel } from '../../testing/index.ts';

const slots = 4;
const serviceMs = 60;
const completion = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  model: 'gpt-4o-mini',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hello.' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 10, completion_tokens: 2 },
};

let first: TestKernel;
let second: RunningKernel;
/** Calls at the provider now, and the most at a time since it was last set. */
const atProvider = { now: 0, most: 0 };

const call = (url: string): Promise<number> =>
  fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${first.credentials.agents[0]?.apiKey ?? ''}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: 'Hi' }] }),
  }).then(async (response) => {
    await response.arrayBuffer();
    return response.status;
  });

const flood = (url: string, count: number): Promise<number>[] => Array.from({ length: count }, () => call(url));

beforeAll(async () => {
  first = await startTestKernel(['gpt-4o-mini']);
  const environment = {
    AGENT_OS_HOME: mkdtempSync(join(tmpdir(), 'kernel-test-')),
    AGENT_OS_REPLICA: 'kernel-2',
    DATABASE_URL: first.database.appUrl,
    AGENT_OS_MASTER_KEY: first.masterKey.toString('hex'),
    AGENT_OS_SERVICE_SECRET: randomBytes(32).toString('hex'),
    AGENT_OS_LOG_LEVEL: 'silent',
    KERNEL_PORT: '0',
  };
  second = await startKernel(readConfig(environment), createLogger('silent'));
});
afterAll(() => first.close());
beforeEach(() => {
  atProvider.most = 0;
  first.upstream.script = [
    (_request, response: ServerResponse) => {
      atProvider.now += 1;
      atProvider.most = Math.max(atProvider.most, atProvider.now);
      setTimeout(() => {
        atProvider.now -= 1;
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(completion));
      }, serviceMs);
    },
  ];
});

test('two kernels of one installation never send more calls at a time than the pool has slots, and use them all', async () => {
  const statuses = await Promise.all([...flood(first.kernel.url, 16), ...flood(second.url, 16)]);
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(atProvider.most).toBe(slots);
});

test('when one stops, the other has its slots', async () => {
  await second.stop();
  await Promise.all(flood(first.kernel.url, 12));
  expect(atProvider.most).toBe(slots);
});
