import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MemorySlotLeases } from '../../adapters/slot-leases/testing/memory-slot-leases.ts';
import type { SlotLeaseStore } from '../../ports/slot-lease-store.ts';
import { SlotLeaseLoop, type SlotLeaseDependencies } from './index.ts';
import { leaseMs, renewEveryMs } from './slot-lease-times.ts';

const pool = { id: 'pol_1', slots: 4 };
const organisation = { id: 'org_1', poolsById: new Map([[pool.id, pool]]) };

/** Loops on one store in memory, with calls that are numbers. */
class LoopRig {
  isAway = false;
  epochOffsetMs = 0;
  settled = 0;
  readonly errors: string[] = [];
  readonly loads = new Map<string, { busy: number; waiting: number }>();
  readonly loops: SlotLeaseLoop[] = [];
  readonly #leases = new MemorySlotLeases(
    () => Date.now(),
    (payload) => {
      for (const loop of this.loops) setTimeout(() => loop.announced(payload), 1);
    },
  );

  constructor() {
    this.#leases.setSlots(organisation.id, pool.id, pool.slots);
  }

  async start(replica: string, parts: Partial<SlotLeaseDependencies> = {}): Promise<SlotLeaseLoop> {
    const load = { busy: 0, waiting: 0 };
    this.loads.set(replica, load);
    const loop = new SlotLeaseLoop({
      store: this.#store(replica),
      replica,
      outlivesStore: false,
      pools: () => ({ find: () => load, refit: () => undefined }),
      newSession: () => crypto.randomUUID(),
      nowMs: () => performance.now(),
      epochMs: () => Date.now() + this.epochOffsetMs,
      logger: { warn: () => undefined, error: (...said: readonly unknown[]) => this.errors.push(String(said[1])) },
      ...parts,
    });
    // Only pools with what a loop reads of them.
    loop.configured(organisation as unknown as Parameters<SlotLeaseLoop['configured']>[0]);
    this.loops.push(loop);
    await loop.start();
    return loop;
  }

  #store(replica: string): SlotLeaseStore {
    const store = this.#leases.of(replica);
    const through = <T>(ask: () => Promise<T>): Promise<T> => (this.isAway ? Promise.reject(new Error('away')) : ask());
    return {
      begin: (...asked) => through(() => store.begin(...asked)),
      renew: (...asked) => through(() => store.renew(...asked)),
      settle: (...asked) => {
        this.settled += 1;
        return through(() => store.settle(...asked));
      },
      end: (...asked) => through(() => store.end(...asked)),
    };
  }
}

const mayStart = (loop: SlotLeaseLoop): boolean => performance.now() < loop.until.ms;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

let rig: LoopRig;
beforeEach(() => {
  vi.useFakeTimers();
  rig = new LoopRig();
});
afterEach(async () => {
  for (const loop of rig.loops) await loop.stop();
  vi.useRealTimers();
});

describe('a kernel that is alone', () => {
  test('has every slot before its first call, and settles nothing after that, whatever its calls do', async () => {
    const loop = await rig.start('a');
    expect(loop.slotsOf(pool)).toBe(4);
    rig.loads.set('a', Object.assign(rig.loads.get('a') ?? {}, { busy: 4, waiting: 90 }));
    loop.changed(pool.id);
    await pass(10 * renewEveryMs);
    expect([rig.settled, loop.slotsOf(pool), mayStart(loop)]).toEqual([1, 4, true]);
  });

  test('goes on without its database when it has no name of its own, and stops when it has one', async () => {
    const named = await rig.start('a');
    await pass(renewEveryMs);
    rig.isAway = true;
    await pass(leaseMs);
    expect(mayStart(named)).toBe(false);
    rig.isAway = false;
    await named.stop();
    const unnamed = await rig.start('b', { outlivesStore: true });
    await pass(renewEveryMs);
    rig.isAway = true;
    await pass(10 * leaseMs);
    expect(mayStart(unnamed)).toBe(true);
    rig.isAway = false;
  });

  test('starts again when the database is back, with what it had', async () => {
    const loop = await rig.start('a');
    rig.isAway = true;
    await pass(3 * leaseMs);
    rig.isAway = false;
    await pass(renewEveryMs);
    expect([mayStart(loop), loop.slotsOf(pool)]).toEqual([true, 4]);
  });
});

describe('kernels that share a pool', () => {
  test('divide what nobody needs, and pass on what one needs at once', async () => {
    const [one, other] = [await rig.start('a'), await rig.start('b')];
    await pass(renewEveryMs);
    expect([one.slotsOf(pool), other.slotsOf(pool)]).toEqual([2, 2]);
    Object.assign(rig.loads.get('b') ?? {}, { busy: 2, waiting: 5 });
    other.changed(pool.id);
    await pass(20);
    expect([one.slotsOf(pool), other.slotsOf(pool)]).toEqual([0, 4]);
  });

  test('a stop leaves everything to the others', async () => {
    const [one, other] = [await rig.start('a'), await rig.start('b')];
    Object.assign(rig.loads.get('b') ?? {}, { busy: 0, waiting: 9 });
    other.changed(pool.id);
    Object.assign(rig.loads.get('a') ?? {}, { busy: 4 });
    await pass(renewEveryMs);
    await one.stop();
    expect(mayStart(one)).toBe(false);
    await pass(20);
    expect(other.slotsOf(pool)).toBe(4);
  });

  test('of two with one name the later has the slots, and the earlier says what to do', async () => {
    const [earlier, later] = [await rig.start('a'), await rig.start('a')];
    await pass(2 * renewEveryMs);
    expect([mayStart(earlier), earlier.slotsOf(pool)]).toEqual([false, 0]);
    expect([mayStart(later), later.slotsOf(pool)]).toEqual([true, 4]);
    expect(rig.errors[0]).toContain('give each its own AGENT_OS_REPLICA');
  });

  test('a machine that was suspended starts nothing before it has renewed', async () => {
    const loop = await rig.start('a');
    rig.isAway = true;
    rig.epochOffsetMs = 10 * leaseMs;
    await pass(renewEveryMs);
    expect(mayStart(loop)).toBe(false);
    rig.isAway = false;
    await pass(renewEveryMs);
    expect(mayStart(loop)).toBe(true);
  });
});
