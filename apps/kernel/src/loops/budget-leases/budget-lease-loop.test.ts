import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { BudgetedCall, BudgetLeaseLoop } from './index.ts';
import { callOf, hourlyBudget as budget, LoopRig } from './testing/loop-rig.ts';

const hourMs = 3_600_000;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const taken = (tokens: bigint) => ({ usd: null, tokens, credits: null, energy: null });

let rig: LoopRig;
beforeEach(() => {
  vi.useFakeTimers({ now: 10 * hourMs + 1_000 });
  rig = new LoopRig();
});
afterEach(async () => {
  await rig.stop();
  vi.useRealTimers();
});

/** What became of asking, once timers have run for so long. */
async function holdWithin(loop: BudgetLeaseLoop, call: BudgetedCall, ms: number) {
  const asking = Promise.resolve(loop.hold(call));
  await pass(ms);
  return asking;
}

describe('a kernel that leases parts of a budget', () => {
  test('lets a call hold its part at once, and refuses at once what can never fit', async () => {
    const loop = await rig.start('a');
    expect(loop.hold(callOf(20n))).toMatchObject({ ok: true });
    expect(await holdWithin(loop, callOf(101n), 20)).toMatchObject({ ok: false, refusal: { code: 'budget_exceeded' } });
  });

  test('has a call wait for what another only holds, and serves it when that is free', async () => {
    const loop = await rig.start('a');
    const first = await loop.hold(callOf(25n));
    if (!first.ok || first.value === undefined) throw new Error('It fits.');
    first.value.prove();
    const second = Promise.resolve(loop.hold(callOf(90n)));
    await pass(50);
    first.value.release(first.value.chargesFor(taken(5n), ''));
    await pass(50);
    expect(await second).toMatchObject({ ok: true });
  });

  test('refuses a call that has waited for too long, and forgets one whose client leaves', async () => {
    const loop = await rig.start('a');
    const first = await loop.hold(callOf(25n));
    if (first.ok) first.value?.prove();
    const leaves = new AbortController();
    const left = Promise.resolve(loop.hold(callOf(90n, { gone: leaves.signal })));
    leaves.abort();
    expect(await left).toMatchObject({ ok: false, refusal: { code: 'client_closed' } });
    expect(await holdWithin(loop, callOf(90n), 11_000)).toMatchObject({
      ok: false,
      refusal: { code: 'budget_exceeded', message: expect.stringContaining('which calls under way hold') as string },
    });
  });

  test('goes on with what it has while the store is away, and then says that nobody can tell', async () => {
    const loop = await rig.start('a');
    rig.isAway = true;
    expect(loop.hold(callOf(20n))).toMatchObject({ ok: true });
    expect(await holdWithin(loop, callOf(90n), 20)).toMatchObject({
      ok: false,
      refusal: { code: 'model_unavailable' },
    });
  });

  test('has the next window before it begins', async () => {
    const loop = await rig.start('a');
    const before = await loop.hold(callOf(25n));
    if (before.ok) before.value?.prove();
    await pass(hourMs);
    rig.isAway = true;
    expect(loop.hold(callOf(25n))).toMatchObject({ ok: true });
  });

  test('remembers what calls hold when its clock is set back across the edge of a window, and forward again', async () => {
    const one = await rig.start('a');
    const other = await rig.start('b');
    await pass(100);
    const held = await holdWithin(one, callOf(80n), 500);
    if (!held.ok) throw new Error('It fits.');
    held.value?.prove();
    vi.setSystemTime(10 * hourMs - 5_000);
    await pass(3_000);
    vi.setSystemTime(10 * hourMs + 20_000);
    await pass(3_000);
    expect(await holdWithin(other, callOf(30n), 11_000)).toMatchObject({ ok: false });
    expect(rig.store.leased(budget.id, String(10 * hourMs))).toBeLessThanOrEqual(100n);
  });

  test('gets from another what that one does not use', async () => {
    const one = await rig.start('a');
    const other = await rig.start('b');
    await pass(100);
    expect(one.hold(callOf(5n))).toMatchObject({ ok: true });
    expect(await holdWithin(other, callOf(90n), 500)).toMatchObject({ ok: true });
    expect(rig.store.leased(budget.id, String(10 * hourMs))).toBeLessThanOrEqual(100n);
  });
});
