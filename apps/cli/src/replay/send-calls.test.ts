import { expect, test, vi } from 'vitest';
import type { PlannedCall } from './plan-calls.ts';
import type { Answer } from './read-answer.ts';
import { seededRandom } from './seeded-random.ts';
import { sendCalls } from './send-calls.ts';
import { Tally } from './tally.ts';

const usage = { inputTokens: 1, cachedInputTokens: 0, cacheWriteTokens: 0, outputTokens: 1, reasoningTokens: 0 };
const answered = (callId: string): Answer => ({ kind: 'answered', callId, usage, costNanoUsd: 1n });
const lost: Answer = { kind: 'lost', code: 'connection_lost' };
const call = (index: number, dueMs: number): PlannedCall => ({
  index,
  dueMs,
  agent: 0,
  contextTokens: 1,
  generatedTokens: 1,
});

function send(
  calls: readonly PlannedCall[],
  attempt: (planned: PlannedCall) => Promise<Answer>,
  retryConnection: boolean,
) {
  const tally = new Tally(undefined);
  const stop = new AbortController();
  const done = sendCalls({
    calls,
    attempt,
    tally,
    retryConnection,
    stop: stop.signal,
    nowMs: () => performance.now(),
    random: seededRandom(1),
  });
  return { tally, stop, done };
}

test('a slow answer does not hold back the calls after it', async () => {
  const begun: number[] = [];
  let release: (answer: Answer) => void = () => undefined;
  const attempt = vi.fn((planned: PlannedCall) => {
    begun.push(planned.index);
    return planned.index === 0
      ? new Promise<Answer>((resolve) => (release = resolve))
      : Promise.resolve(answered(`call_${planned.index}`));
  });
  const { tally, done } = send([call(0, 0), call(1, 1), call(2, 2)], attempt, false);
  await vi.waitFor(() => expect(begun).toStrictEqual([0, 1, 2]));
  release(answered('call_0'));
  await done;
  expect(tally.answered).toBe(3);
});

test('a broken connection is an error, and with retries only a delay', async () => {
  const failOnce = () => {
    let attempts = 0;
    return () => Promise.resolve(attempts++ === 0 ? lost : answered('call_0'));
  };
  const strict = send([call(0, 0)], failOnce(), false);
  await strict.done;
  expect(strict.tally.errors).toStrictEqual({ connection_lost: 1 });
  const patient = send([call(0, 0)], failOnce(), true);
  await patient.done;
  expect(patient.tally).toMatchObject({ answered: 1, failed: 0, connectionLosses: 1 });
});

test('after a stop nothing more is sent, and what is under way is counted', async () => {
  const { tally, stop, done } = send([call(0, 0), call(1, 60_000)], () => Promise.resolve(answered('call_0')), false);
  await vi.waitFor(() => expect(tally.answered).toBe(1));
  stop.abort();
  await done;
  expect(tally.sent).toBe(1);
});
