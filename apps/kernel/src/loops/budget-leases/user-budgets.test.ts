import type { Budget } from '@agent-os/core/economy';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { BudgetedCall, BudgetLeaseLoop, BudgetReservation } from './index.ts';
import { callOf, hourlyBudget, LoopRig } from './testing/loop-rig.ts';

const hourMs = 3_600_000;
const nowMs = 10 * hourMs + 1_000;
const ofUsers: Budget = { ...hourlyBudget, id: 'bdg_2', name: 'Each', scopeKind: 'user', scopeLabel: 'each end user' };
const ofRuns: Budget = { ...hourlyBudget, id: 'bdg_3', name: 'A run', scopeKind: 'run', period: 'run' };
const windowOf = (user: string) => `${10 * hourMs}/${user}`;

let rig: LoopRig;
beforeEach(() => {
  vi.useFakeTimers({ now: nowMs });
  rig = new LoopRig([ofUsers], 4);
});
afterEach(async () => {
  await rig.stop();
  vi.useRealTimers();
});

let calls = 0;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** What became of asking, once timers have run for so long. */
async function holdWithin(loop: BudgetLeaseLoop, call: BudgetedCall, ms: number) {
  const asking = Promise.resolve(loop.hold(call));
  await pass(ms);
  return asking;
}

/** A whole small call of each, written down. */
async function spendOf(loop: BudgetLeaseLoop, replica: string, users: readonly string[]): Promise<void> {
  for (const user of users) {
    const writes = await spendWhole(loop, replica, callOf(1n, { user }));
    writes?.();
  }
}

/** A whole call that takes all that it holds. @returns what writes its end into the store, and undefined when it is refused */
async function spendWhole(
  loop: BudgetLeaseLoop,
  replica: string,
  call: BudgetedCall,
): Promise<(() => void) | undefined> {
  const held = await holdWithin(loop, call, 50);
  if (!held.ok) return undefined;
  const reservation: BudgetReservation | undefined = held.value;
  if (reservation === undefined) throw new Error('A budget counts it.');
  const id = `call-${(calls += 1)}`;
  const charges = reservation.chargesFor(call.most, '');
  rig.store.recordCall(id, replica, reservation.amounts);
  reservation.prove();
  reservation.release(charges);
  return () => rig.store.recordEnd(id, charges);
}

describe('under a budget of each end user', () => {
  test('everybody has a window of their own, and calls that name nobody share one', async () => {
    const loop = await rig.start('a');
    const ask = (tokens: bigint, user?: string) =>
      holdWithin(loop, callOf(tokens, user === undefined ? {} : { user }), 50);
    expect(await ask(20n, 'ann')).toMatchObject({ ok: true });
    expect(await ask(90n, 'bob')).toMatchObject({ ok: true });
    expect(await ask(101n, 'cid')).toMatchObject({
      refusal: { code: 'budget_exceeded', budget: { scope: 'each end user', resetsAtMs: 11 * hourMs } },
    });
    expect(await ask(101n)).toMatchObject({
      refusal: { message: expect.stringContaining('The call names no end user') as string },
    });
  });

  test('a window of whom no call has come since is leased by nobody', async () => {
    const loop = await rig.start('a');
    await spendWhole(loop, 'a', callOf(20n, { user: 'ann' })).then((writes) => writes?.());
    expect(rig.store.leased(ofUsers.id, windowOf('ann'))).toBe(80n);
    await pass(hourMs + 10_000);
    expect(rig.store.leased(ofUsers.id, `${11 * hourMs}/ann`)).toBe(0n);
  });

  test('another kernel gets what an end user has left, also of whoever is remembered here no more', async () => {
    const one = await rig.start('a');
    const other = await rig.start('b');
    await spendWhole(one, 'a', callOf(20n, { user: 'ann' })).then((writes) => writes?.());
    expect(await holdWithin(other, callOf(30n, { user: 'ann' }), 500)).toMatchObject({ ok: true });
    await spendWhole(one, 'a', callOf(20n, { user: 'bob' })).then((writes) => writes?.());
    await spendOf(one, 'a', ['c', 'd', 'e', 'f', 'g']);
    await pass(10_000);
    expect(rig.store.leased(ofUsers.id, windowOf('bob'))).toBe(0n);
    expect(await holdWithin(other, callOf(81n, { user: 'bob' }), 500)).toMatchObject({ ok: false });
    expect(await holdWithin(other, callOf(80n, { user: 'bob' }), 500)).toMatchObject({ ok: true });
  });

  test('whoever is remembered no more has used what they used', async () => {
    const loop = await rig.start('a');
    const writes = await spendWhole(loop, 'a', callOf(70n, { user: 'ann' }));
    await spendOf(loop, 'a', ['b', 'c', 'd', 'e', 'f']);
    await pass(10_000);
    // The end is on its way to the store still, so it is known here alone.
    expect(await holdWithin(loop, callOf(31n, { user: 'ann' }), 50)).toMatchObject({ ok: false });
    writes?.();
    await spendOf(loop, 'a', ['b', 'c', 'd', 'e', 'f']);
    await pass(10_000);
    expect(await holdWithin(loop, callOf(31n, { user: 'ann' }), 50)).toMatchObject({ ok: false });
    expect(await holdWithin(loop, callOf(30n, { user: 'ann' }), 50)).toMatchObject({ ok: true });
  });

  test('a kernel that was killed gives back what it had leased for end users as soon as it is there again', async () => {
    const killed = await rig.start('a');
    const other = await rig.start('b');
    await spendWhole(killed, 'a', callOf(20n, { user: 'ann' })).then((writes) => writes?.());
    const open = await holdWithin(killed, callOf(70n, { user: 'ann' }), 50);
    expect(open).toMatchObject({ ok: true });
    // Postgres never heard of the second call: for an hour, the kernel might come back with it in its journal.
    rig.store.liveSessions.delete('a');
    expect(await holdWithin(other, callOf(80n, { user: 'ann' }), 11_000)).toMatchObject({ ok: false });
    await rig.start('a', 'a-again');
    expect(rig.store.leaseOf('a', ofUsers.id, windowOf('ann'))).toMatchObject({ granted: 20n, charged: 20n });
    expect(await holdWithin(other, callOf(80n, { user: 'ann' }), 500)).toMatchObject({ ok: true });
  });

  test.each([
    ['end users', ofUsers, (name: string) => ({ user: name })],
    ['runs', ofRuns, (name: string) => ({ runId: name })],
  ])('no more %s are remembered than are kept, however many call', async (_what, budget, of) => {
    rig = new LoopRig([budget], 4);
    const loop = await rig.start('a');
    for (let each = 0; each < 100; each += 1) {
      const writes = await spendWhole(loop, 'a', callOf(1n, of(`name-${each}`)));
      writes?.();
    }
    await pass(10_000);
    rig.settled.length = 0;
    await loop.stop();
    // What it knows of, it gives back as it stops.
    expect(rig.settled).toEqual([4]);
  });
});
