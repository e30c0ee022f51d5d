import type { Budget } from '@agent-os/core/economy';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MemoryBudgetLeases } from '../../adapters/budget-leases/testing/memory-budget-leases.ts';
import type { BudgetLeaseStore } from '../../ports/budget-lease-store.ts';
import { BudgetLeaseLoop, type BudgetedCall } from './index.ts';

const organisationId = 'org_1';
const hourMs = 3_600_000;
const budget: Budget = {
  id: 'bdg_1',
  name: 'Every hour',
  scopeKind: 'organisation',
  scopeId: null,
  scopeLabel: 'the organisation',
  period: 'hour',
  unit: 'tokens',
  cap: 100n,
  action: 'deny',
  timeZone: 'UTC',
  raises: [],
};
// Only what a loop reads of a caller and a model.
const caller = { organisation: { id: organisationId }, agent: { id: 'agt_1', department: { id: 'dep_1' } } };
const model = { id: 'mdl_1', name: 'm', prices: [] };

/** Loops on one store in memory, which tells them of what others want. */
class Rig {
  isAway = false;
  readonly store = new MemoryBudgetLeases(
    () => Date.now(),
    (payload) => {
      for (const loop of this.loops) setTimeout(() => loop.announced(payload), 1);
    },
  );
  readonly loops: BudgetLeaseLoop[] = [];

  constructor() {
    this.store.caps.set(budget.id, budget.cap);
  }

  async start(replica: string): Promise<BudgetLeaseLoop> {
    const store = this.store.of(replica);
    const through: BudgetLeaseStore['settle'] = (...asked) =>
      this.isAway ? Promise.reject(new Error('away')) : store.settle(...asked);
    this.store.liveSessions.add(replica);
    const loop = new BudgetLeaseLoop({
      store: { settle: through },
      kernel: { session: replica, until: { ms: Infinity } },
      outlivesStore: false,
      nowMs: () => performance.now(),
      epochMs: () => Date.now(),
      logger: { warn: () => undefined },
    });
    loop.configured({ id: organisationId, budgets: [budget] });
    this.loops.push(loop);
    await loop.start();
    return loop;
  }
}

function callOf(tokens: bigint, gone = new AbortController().signal): BudgetedCall {
  const most = { usd: null, tokens, credits: null, energy: null };
  return { caller, models: [model], runId: null, most, gone: () => gone } as unknown as BudgetedCall;
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const taken = (tokens: bigint) => ({ usd: null, tokens, credits: null, energy: null });

let rig: Rig;
beforeEach(() => {
  vi.useFakeTimers({ now: 10 * hourMs + 1_000 });
  rig = new Rig();
});
afterEach(async () => {
  rig.isAway = false;
  for (const loop of rig.loops) await loop.stop();
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
    const left = Promise.resolve(loop.hold(callOf(90n, leaves.signal)));
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
