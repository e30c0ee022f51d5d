import { expect, test } from 'vitest';
import { TaskDesk } from './task-desk.ts';
import { waitFor } from './wait-for.ts';

function start(take: (desk: TaskDesk) => Promise<string | undefined>, waitMs = 60_000) {
  const desk = new TaskDesk();
  const leaving = new AbortController();
  const done = waitFor({
    edge: { desk, epochMs: () => Date.now() },
    awaited: 'work of agt_1',
    gone: leaving.signal,
    endsAtMs: Date.now() + waitMs,
    take: () => take(desk),
    isEnough: (found) => found !== undefined,
    isOver: () => leaving.signal.aborted,
  });
  return { desk, leaving, done };
}

test('what is announced while somebody looks is not missed', async () => {
  let [looks, there] = [0, false];
  const { desk, done } = start(async (waited) => {
    looks += 1;
    const found = there ? 'task' : undefined;
    if (looks === 1) {
      there = true;
      waited.wake('work of agt_1');
    }
    return found;
  });
  // Were the announcement lost, the next look would come only by itself, after five seconds.
  const slept = new Promise((resolve) => setTimeout(resolve, 3_000, 'slept'));
  expect(await Promise.race([done, slept])).toBe('task');
  expect(looks).toBe(2);
  expect(desk.waitingFor('work of agt_1')).toBe(0);
});

test('another agent’s work wakes nobody, and whoever leaves looks no more', async () => {
  let looks = 0;
  const { desk, leaving, done } = start(async () => {
    looks += 1;
    return undefined;
  });
  await new Promise((resolve) => setImmediate(resolve));
  desk.wake('work of agt_2');
  expect(desk.waitingFor('work of agt_1')).toBe(1);
  leaving.abort();
  expect(await done).toBeUndefined();
  expect(looks).toBe(1);
});

test('it ends with its time', async () => {
  const { done } = start(async () => undefined, 0);
  expect(await done).toBeUndefined();
});
