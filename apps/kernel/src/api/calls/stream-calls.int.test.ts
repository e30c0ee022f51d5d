import { afterEach, beforeEach, expect, test } from 'vitest';
import { ApiError } from '../errors/index.ts';
import { addTestTenant, startTestApi, type TestApi, type TestTenant } from '../testing/index.ts';
import { streamCalls } from './stream-calls.ts';

let api: TestApi;
let home: TestTenant;

beforeEach(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
});
afterEach(() => api.close());

function open(assertAllowed: () => Promise<void>, signal?: AbortSignal) {
  return streamCalls({
    kernelState: api.kernelState,
    organisationId: home.organisationId,
    read: (work) => api.database.withTenant(home.organisationId, work),
    seenSequence: undefined,
    signal,
    assertAllowed,
    assertEveryMs: 20,
  });
}

test('a stream ends soon after its listener may not listen any more, and lets go of the kernel', async () => {
  let asked = 0;
  const stream = open(async () => {
    asked += 1;
    if (asked === 3) throw new ApiError('unauthenticated', 'Your session has ended. Sign in again.');
  });
  await expect(stream.next()).rejects.toThrow('Your session has ended');
  expect(api.kernelState.listeners(home.organisationId)).toBe(0);
});

test('a stream ends when the browser goes away', async () => {
  const gone = new AbortController();
  const next = open(async () => undefined, gone.signal).next();
  await expect.poll(() => api.kernelState.listeners(home.organisationId)).toBe(1);
  gone.abort();
  expect(await next).toMatchObject({ done: true });
  expect(api.kernelState.listeners(home.organisationId)).toBe(0);
});
