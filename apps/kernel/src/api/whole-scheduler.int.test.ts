import { afterAll, beforeAll, expect, test } from 'vitest';
import { standardPolicies } from '@agent-os/core/scheduling';
import { adminApi, answerJson, startTestKernel, type TestKernel } from '../testing/index.ts';

const model = 'gpt-4o-mini';
const slots = 4;
const flood = 12;
const answer = answerJson(200, { model, choices: [], usage: { prompt_tokens: 10, completion_tokens: 2 } });
let testKernel: TestKernel;
/** Answers that the provider holds back. */
const held: (() => void)[] = [];

const connect = () => adminApi(testKernel);

async function callOf(
  agent: number,
  headers: Readonly<Record<string, string>> = {},
): Promise<{
  readonly status: number;
  readonly callId: string;
  readonly note: string | null;
}> {
  const response = await fetch(`${testKernel.kernel.url}/v1/chat/completions`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${testKernel.credentials.agents[agent]?.apiKey ?? ''}`,
      'content-type': 'application/json',
      'x-agent-priority': 'standard',
      ...headers,
    },
    body: JSON.stringify({ model, messages: [{ role: 'user', content: 'Hi' }] }),
  });
  await response.arrayBuffer();
  const { status, headers: told } = response;
  return { status, callId: told.get('x-agent-call') ?? '', note: told.get('x-agent-note') };
}

beforeAll(async () => {
  testKernel = await startTestKernel([model]);
  testKernel.upstream.script = [(...exchange) => held.push(() => answer(...exchange))];
});
afterAll(() => testKernel.close());

test('an agent that floods a pool does not hold back another, a new policy counts at once, and nobody is lost', async () => {
  const console = connect();
  const statusNow = async () => (await console.scheduler.pools.query()).find(({ models }) => models.includes(model));
  const poolId = (await statusNow())?.id ?? '';
  const queueNow = async () => (await console.scheduler.queue.query({ poolId })).calls;
  const slugOf = (agent: number) => testKernel.credentials.agents[agent]?.slug;

  const flooding = Array.from({ length: flood }, () => callOf(0));
  await expect.poll(async () => (await statusNow())?.waiting).toBe(flood - slots);
  const quiet = callOf(1);
  await expect.poll(async () => (await statusNow())?.waiting).toBe(flood - slots + 1);
  const before = await statusNow();
  expect(before).toMatchObject({ running: slots, policy: { version: 0, policy: { name: 'semantic' } } });
  const waiting = await queueNow();
  // An owner that comes back has what the least served one has, so it is second at the latest.
  expect(waiting.slice(0, 2).map(({ agent }) => agent.slug)).toContain(slugOf(1));
  expect(waiting).toHaveLength(flood - slots + 1);
  expect(waiting[0]?.explanation).toContain('fair share 0.50');

  const limits = before?.policy.limits ?? expect.fail('The pool is gone.');
  await console.scheduler.setPolicy.mutate({ poolId, expectedVersion: 0, policy: standardPolicies.fifo, limits });
  const reordered = await queueNow();
  expect(reordered).toHaveLength(flood - slots + 1);
  expect(reordered.at(-1)?.agent.slug).toBe(slugOf(1));
  await console.scheduler.setPolicy.mutate({ poolId, expectedVersion: 1, policy: standardPolicies.semantic, limits });

  const all = Promise.all([...flooding, quiet]);
  const timer = setInterval(() => held.shift()?.(), 5);
  const ended = await all;
  clearInterval(timer);
  expect(ended.map(({ status }) => status)).toEqual(Array(flood + 1).fill(200));

  const { callId } = await quiet;
  await testKernel.recordedCall(callId);
  const call = await console.calls.get.query({ callId });
  expect(call).toMatchObject({ serviceClass: 'standard', admission: { waitedFor: 'slot', overtakenBy: 0 } });
  expect(call.admission?.overtook.standard).toBeGreaterThan(0);
  expect(call.steps.find(({ step }) => step === 'admit')?.explanation).toMatch(
    /^waited .*: all slots were taken, .*ahead of \d standard calls/,
  );
  expect(await statusNow()).toMatchObject({ running: 0, waiting: 0, totals: { started: flood + 1, refused: 0 } });
  const { spans } = await console.scheduler.timeline.query({ poolId });
  expect(spans).toHaveLength(flood + 1);
  expect(new Set(spans.map(({ lane }) => lane)).size).toBe(slots);
});

test('of the calls of one agent, the run that announces the least work left goes first', async () => {
  const console = connect();
  const poolId = (await console.scheduler.pools.query()).find(({ models }) => models.includes(model))?.id ?? '';
  const queueNow = async () => (await console.scheduler.queue.query({ poolId })).calls;
  const busy = Array.from({ length: slots }, () => callOf(1));
  await expect
    .poll(async () => (await console.scheduler.pools.query()).find(({ id }) => id === poolId)?.running)
    .toBe(slots);
  const announced = ['40', 'soon', '0'].map((steps, index) =>
    callOf(0, { 'x-agent-run': `run-${index}`, 'x-agent-steps-remaining': steps }),
  );
  await expect.poll(async () => (await queueNow()).length).toBe(3);
  expect((await queueNow()).map(({ stepsLeft }) => stepsLeft)).toEqual([0, null, 45]);
  const timer = setInterval(() => held.shift()?.(), 5);
  const ended = await Promise.all([...busy, ...announced]);
  clearInterval(timer);
  expect(ended.every(({ status }) => status === 200)).toBe(true);
  expect(ended.map(({ note }) => note !== null)).toEqual([...busy.map(() => false), false, true, false]);
});
