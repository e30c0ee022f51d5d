import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { explainAdmission, policyNames, serviceClasses } from '@agent-os/core/scheduling';
import { WaitingPlace } from './index.ts';
import { aCall, settled, TestDispatcher, testSettings } from './test-dispatcher.ts';

const retryAfter = (retryAfterMs: number) => ({ retryAfterMs, exhaustedForMs: undefined });
const ofAgent = (slug: string) => ({ ownerPath: ['acme', 'sales', slug] });

describe('a pool of slots', () => {
  test('starts waiting calls in the order in which they came, when it is first come first served', async () => {
    const rig = new TestDispatcher('fifo', { slots: 1 });
    expect(rig.ask('first')).toBe(true);
    for (const id of ['1', '2', '3']) expect(rig.ask(id)).toBe(false);
    expect(rig.pool.waiting).toBe(3);
    for (const id of ['first', '1', '2', '3']) await rig.release(id);
    expect(rig.started).toEqual(['first', '1', '2', '3']);
    expect(rig.pool.busy).toBe(0);
  });

  test('a client that goes away leaves the line at once and takes no slot', async () => {
    const rig = new TestDispatcher('semantic', { slots: 1 });
    rig.ask('held');
    rig.ask('gone');
    rig.leave('gone');
    await settled();
    expect(rig.refused).toEqual({ gone: 'client_closed' });
    await rig.release('held');
    expect([rig.pool.busy, rig.pool.waiting, rig.waiting.standard]).toEqual([0, 0, 0]);
  });

  test('a client that had gone before its call waited takes no slot either', async () => {
    const rig = new TestDispatcher('fifo', { slots: 1 });
    rig.ask('held');
    const asked = rig.pool.ask(aCall('gone'));
    expect(asked).toBeInstanceOf(WaitingPlace);
    if (!(asked instanceof WaitingPlace)) return;
    expect(await rig.pool.wait(asked, AbortSignal.abort())).toMatchObject({ refusal: { code: 'client_closed' } });
    expect(rig.pool.waiting).toBe(0);
  });

  test('a full line refuses, and a wait that is too long ends with when to try again', async () => {
    const rig = new TestDispatcher('fifo', { slots: 1, queueLimit: 1, maxWaitMs: 5 });
    rig.ask('held');
    const late = rig.pool.ask(aCall('late'));
    expect(rig.pool.ask(aCall('full'))).toMatchObject({
      ok: false,
      refusal: {
        code: 'queue_full',
        message: 'The pool pool has 1 calls waiting, its limit. Try again later.',
        retryAfterMs: 5_000,
      },
    });
    if (!(late instanceof WaitingPlace)) throw new Error('It should wait.');
    expect(await rig.pool.wait(late, new AbortController().signal)).toMatchObject({
      ok: false,
      refusal: { code: 'wait_timeout', retryAfterMs: 5_000 },
    });
    expect(rig.pool.waiting).toBe(0);
  });

  test('where nobody may wait, a call still gets a slot that is free', async () => {
    const rig = new TestDispatcher('fifo', { slots: 1, queueLimit: 0 });
    rig.ask('first', { deadlineAt: 100_000 });
    rig.ask('second');
    expect(rig.started).toEqual(['first']);
    expect(rig.refused).toEqual({ second: 'queue_full' });
  });

  test('more slots start waiting calls at once, fewer let running ones end', async () => {
    const rig = new TestDispatcher('semantic', { slots: 1 });
    for (const id of ['1', '2', '3', '4']) rig.ask(id);
    rig.pool.reconfigure({ ...testSettings, slots: 3 });
    await settled();
    expect(rig.started).toEqual(['1', '2', '3']);
    rig.pool.reconfigure({ ...testSettings, slots: 1 });
    await rig.release('1');
    await rig.release('2');
    expect(rig.started).toEqual(['1', '2', '3']);
    await rig.release('3');
    expect(rig.started).toEqual(['1', '2', '3', '4']);
  });

  test('calls that started before anybody had to wait count when the slots become fewer', async () => {
    const rig = new TestDispatcher('semantic', { slots: 3 });
    for (const id of ['1', '2', '3']) rig.ask(id);
    rig.pool.reconfigure({ ...testSettings, slots: 1 });
    expect(rig.ask('4')).toBe(false);
    await rig.release('1');
    await rig.release('2');
    expect(rig.pool.waiting).toBe(1);
    await rig.release('3');
    expect(rig.started.at(-1)).toBe('4');
  });
});

test('a pool of a kernel that stops tells all who wait, and starts nobody any more', async () => {
  const rig = new TestDispatcher('semantic', { slots: 1 });
  for (const id of ['held', 'one', 'two']) rig.ask(id);
  rig.pool.refuseWaiting();
  await settled();
  expect(rig.refused).toEqual({ one: 'shutting_down', two: 'shutting_down' });
  await rig.release('held');
  expect([rig.started, rig.pool.busy, rig.pool.waiting]).toEqual([['held'], 0, 0]);
});

describe('a pool under the semantic policy', () => {
  test('starts the critical before the batch, and says so', async () => {
    const rig = new TestDispatcher('semantic', { slots: 1 });
    rig.ask('held');
    rig.ask('batch 1', { serviceClass: 'batch' });
    rig.ask('batch 2', { serviceClass: 'batch' });
    rig.nowMs = 240;
    rig.ask('critical', { serviceClass: 'critical', arrivedAt: 100 });
    expect(rig.waiting).toMatchObject({ batch: 2, critical: 1 });
    await rig.release('held');
    expect(rig.started).toEqual(['held', 'critical']);
    const why = rig.leases.get('critical')?.admission?.why;
    expect(why && explainAdmission(why)).toBe(
      'ran after 140 ms: class critical, fair share 1.00, ahead of 2 batch calls, least work left in its run',
    );
  });

  test('does not let an agent that floods it hold back a quiet one', async () => {
    const rig = new TestDispatcher('semantic', { slots: 2 });
    for (let index = 0; index < 60; index += 1) rig.ask(`flood ${index}`, ofAgent('flooder'));
    for (let index = 0; index < 10; index += 1) await rig.release(rig.started.at(-1) ?? '');
    rig.ask('quiet', ofAgent('quiet'));
    const before = rig.started.length;
    for (let index = 0; index < 2; index += 1) await rig.release(rig.started.at(-1) ?? '');
    expect(rig.started.slice(before)).toContain('quiet');
  });

  test('refuses a call that can no longer meet its deadline, be a slot free or not', async () => {
    vi.useFakeTimers();
    const rig = new TestDispatcher('semantic', { slots: 1 });
    rig.ask('hopeless', { deadlineAt: 10 });
    rig.ask('held', { deadlineAt: 50_000 });
    rig.ask('in time', { deadlineAt: 3_000 });
    expect([rig.started, rig.refused]).toEqual([['held'], { hopeless: 'deadline_missed' }]);
    rig.nowMs = 2_500;
    await vi.advanceTimersByTimeAsync(2_500);
    expect(rig.refused).toEqual({ hopeless: 'deadline_missed', 'in time': 'deadline_missed' });
    vi.useRealTimers();
  });
});

describe('a pool that lets a critical call take the place of batch work', () => {
  const batch = { serviceClass: 'batch', preemptible: true } as const;

  test('interrupts what started last, whether or not the scheduler knew of it, and lets it end whole', async () => {
    const rig = new TestDispatcher('semantic', { slots: 2, queueLimit: 0 });
    rig.ask('early', batch);
    rig.nowMs = 10;
    rig.ask('late', batch);
    rig.nowMs = 50;
    // Nobody may wait here, but a critical call need not.
    expect(rig.ask('urgent', { serviceClass: 'critical' })).toBe(true);
    expect(rig.interrupted).toEqual(['late']);
    rig.rejoin('late');
    expect(rig.pool.waiting).toBe(1);
    await rig.release('early');
    expect(rig.started).toEqual(['early', 'late', 'urgent', 'late']);
    expect(rig.leases.get('late')?.admission?.interruptions).toBe(1);
    rig.ask('third', { serviceClass: 'critical' });
    expect(rig.refused).toEqual({ third: 'queue_full' });
  });

  test('gives the slot back in order: the critical call runs, the interrupted one comes back before newer batch work', async () => {
    const rig = new TestDispatcher('semantic', { slots: 1 });
    rig.ask('long', batch);
    rig.nowMs = 1_000;
    rig.ask('newer', batch);
    rig.ask('urgent', { serviceClass: 'critical', arrivedAt: 1_000 });
    expect(rig.interrupted).toEqual(['long']);
    rig.rejoin('long');
    await settled();
    expect(rig.started).toEqual(['long', 'urgent']);
    expect(rig.pool.busy).toBe(1);
    await rig.release('urgent');
    await rig.release(rig.started.at(-1) ?? '');
    await rig.release(rig.started.at(-1) ?? '');
    expect(rig.started.toSorted()).toEqual(['long', 'long', 'newer', 'urgent']);
    expect(rig.pool.facts().totals).toEqual({ started: 4, interrupted: 1, refused: 0 });
    expect([rig.pool.busy, rig.pool.waiting]).toEqual([0, 0]);
  });

  test('leaves alone what cannot begin again', async () => {
    const rig = new TestDispatcher('semantic', { slots: 1 });
    rig.ask('fixed', { serviceClass: 'batch' });
    rig.ask('urgent', { serviceClass: 'critical' });
    expect([rig.interrupted, rig.pool.waiting]).toEqual([[], 1]);
    await rig.release('fixed');
    expect(rig.started).toEqual(['fixed', 'urgent']);
  });

  test('a call that ends in the moment of its interruption frees no slot twice', async () => {
    const rig = new TestDispatcher('semantic', { slots: 1 });
    rig.ask('long', batch);
    rig.ask('urgent', { serviceClass: 'critical' });
    rig.ask('next');
    await settled();
    await rig.release('long');
    expect([rig.pool.busy, rig.started]).toEqual([1, ['long', 'urgent']]);
    await rig.release('urgent');
    expect(rig.started).toEqual(['long', 'urgent', 'next']);
  });

  test('what was interrupted waits for as long as it takes, and leaves with its client', async () => {
    vi.useFakeTimers();
    const rig = new TestDispatcher('semantic', { slots: 1, maxWaitMs: 100 });
    rig.ask('long', batch);
    rig.ask('urgent', { serviceClass: 'critical' });
    await settled();
    rig.rejoin('long');
    rig.nowMs = 10_000;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(rig.refused).toEqual({});
    rig.leave('long');
    await settled();
    expect(rig.refused).toEqual({ long: 'client_closed' });
    await rig.release('urgent');
    expect([rig.pool.busy, rig.pool.waiting]).toEqual([0, 0]);
    vi.useRealTimers();
  });
});

describe('a pool whose provider limits the rate', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());
  const pass = async (rig: TestDispatcher, ms: number) => {
    rig.nowMs += ms;
    await vi.advanceTimersByTimeAsync(ms);
  };

  test('starts nobody before the provider takes calls again, and then everybody there is room for', async () => {
    const rig = new TestDispatcher('semantic', { slots: 2 });
    rig.ask('limited');
    rig.leases.get('limited')?.noteLimits(429, retryAfter(1_000));
    expect(rig.ask('next')).toBe(false);
    await rig.release('limited');
    rig.ask('after it');
    await pass(rig, 999);
    expect(rig.started).toEqual(['limited']);
    await pass(rig, 2);
    expect(rig.started).toEqual(['limited', 'next', 'after it']);
    await rig.release('next');
    expect(rig.ask('later')).toBe(true);
  });

  test('tells those who could not wait that long when to come back', async () => {
    const rig = new TestDispatcher('semantic', { slots: 1, maxWaitMs: 10_000 });
    rig.ask('limited');
    rig.ask('waiting');
    rig.leases.get('limited')?.noteLimits(429, retryAfter(12_000));
    await settled();
    expect(rig.refused).toEqual({ waiting: 'rate_limited' });
    expect(rig.pool.ask(aCall('new'))).toMatchObject({ refusal: { code: 'rate_limited', retryAfterMs: 12_000 } });
    await pass(rig, 4_000);
    expect(rig.ask('patient')).toBe(false);
    await rig.release('limited');
    await pass(rig, 8_001);
    expect(rig.started).toEqual(['limited', 'patient']);
  });

  test('asks again after a quarter of an hour, whatever the provider said', async () => {
    const rig = new TestDispatcher('fifo', { slots: 1, maxWaitMs: 3_600_000 });
    rig.ask('limited');
    rig.ask('waiting');
    rig.leases.get('limited')?.noteLimits(429, retryAfter(86_400_000));
    await rig.release('limited');
    await pass(rig, 900_001);
    expect(rig.started).toEqual(['limited', 'waiting']);
  });
});

type Action =
  | { readonly kind: 'ask'; readonly agent: number; readonly serviceClass: number }
  | { readonly kind: 'release' | 'leave'; readonly index: number }
  | { readonly kind: 'slots'; readonly slots: number };

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('ask' as const), agent: fc.nat(3), serviceClass: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('release' as const), index: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), index: fc.nat(60) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('slots' as const), slots: fc.integer({ min: 1, max: 5 }) }) },
);

/** Drives a pool and says what it did wrong. */
async function faultsOf(rig: TestDispatcher, actions: readonly Action[], firstSlots: number): Promise<string[]> {
  const faults: string[] = [];
  let slots = firstSlots;
  let asked = 0;
  for (const step of actions) {
    rig.nowMs += 1;
    const busyBefore = rig.pool.busy;
    if (step.kind === 'ask') {
      const serviceClass = serviceClasses[step.serviceClass] ?? 'standard';
      const preemptible = serviceClass === 'batch';
      rig.ask(`call ${asked}`, { serviceClass, preemptible, ...ofAgent(`agent ${step.agent}`) });
      asked += 1;
    } else if (step.kind === 'release') {
      await rig.release([...rig.leases.keys()][step.index % Math.max(1, rig.leases.size)] ?? '');
    } else if (step.kind === 'slots') {
      ({ slots } = step);
      rig.pool.reconfigure({ ...testSettings, slots });
    } else if (asked > 0) {
      const id = `call ${step.index % asked}`;
      rig.leave(id);
      await settled();
      if (!rig.started.includes(id) && !(id in rig.refused)) faults.push('a client that has left still waits');
    }
    await settled();
    for (const id of rig.interrupted.splice(0)) rig.rejoin(id);
    await settled();
    if (rig.pool.busy > Math.max(slots, busyBefore)) faults.push(`${rig.pool.busy} run in ${slots} slots`);
    if (rig.pool.waiting > 0 && rig.pool.busy < slots) faults.push('a slot is idle while somebody waits');
    if (rig.leases.size !== rig.pool.busy) faults.push('a slot is taken by nobody');
  }
  for (const index of Array.from({ length: asked }).keys()) rig.leave(`call ${index}`);
  await settled();
  for (const id of rig.leases.keys()) await rig.release(id);
  const told = new Set([...rig.started, ...Object.keys(rig.refused)]).size;
  if (rig.pool.busy !== 0 || rig.pool.waiting !== 0) faults.push('something is left when all have gone');
  if (told !== asked) faults.push(`${asked} asked, ${told} were told`);
  return faults;
}

describe('whatever happens in whatever order', () => {
  const runs = { numRuns: 60 };
  const actions = fc.array(action, { maxLength: 60, size: 'max' });
  const slots = fc.integer({ min: 1, max: 4 });

  test.each(policyNames)(
    'slots are never exceeded, never idle with demand, and never lost under %s',
    async (policy) => {
      await fc.assert(
        fc.asyncProperty(actions, slots, async (steps, count) => {
          expect(await faultsOf(new TestDispatcher(policy, { slots: count }), steps, count)).toEqual([]);
        }),
        runs,
      );
    },
  );

  test('the check finds a dispatcher that does not hear a client leave (canary)', async () => {
    const canary = fc.check(
      fc.asyncProperty(actions, slots, async (steps, count) => {
        const rig = new TestDispatcher('fifo', { slots: count });
        const wait = rig.pool.wait.bind(rig.pool);
        vi.spyOn(rig.pool, 'wait').mockImplementation((place) => wait(place, new AbortController().signal));
        return (await faultsOf(rig, steps, count)).length === 0;
      }),
      { seed: 1, numRuns: 200, endOnFailure: true },
    );
    expect(await canary).toMatchObject({ failed: true });
  });
});
