import { describe, expect, test } from 'vitest';
import type { StoredSlotLease } from '../../ports/slot-lease-store.ts';
import { LeasedPool, settlePool, type PoolLoad } from './leased-pool.ts';

const lease = (replica: string, parts: Partial<StoredSlotLease> = {}): StoredSlotLease => ({
  replica,
  slots: 0,
  inUse: 0,
  demand: 0,
  turnAt: null,
  unread: false,
  ...parts,
});

const settle = (leases: readonly StoredSlotLease[], load: PoolLoad, running = load.busy) =>
  settlePool({ poolId: 'pol_1', slots: 4, now: 5_000, leases }, 'me', load, () => running);

describe('settling a pool', () => {
  test('alone it leases every slot, and writes again only when something has changed', () => {
    const [first, update] = settle([], { busy: 0, waiting: 0 });
    expect(first).toMatchObject({ mayFill: 4, held: 4, shared: false });
    expect(update).toEqual({ slots: 4, inUse: 0, demand: 0, turnAt: 5_000, news: true, urgent: false });
    const [, again] = settle([lease('me', { slots: 4 })], { busy: 0, waiting: 0 });
    expect(again).toBeUndefined();
  });

  test('running calls keep their slots, the others go back, and who waits for them hears of it at once', () => {
    const before = [lease('me', { slots: 4, demand: 4, inUse: 4 }), lease('other', { demand: 9 })];
    const [after, update] = settle(before, { busy: 4, waiting: 0 }, 3);
    // Of four calls that wanted a slot each, one ended while the others' lease was decided about.
    expect(after).toMatchObject({ mayFill: 2, held: 3, contended: true });
    expect(update).toMatchObject({ slots: 3, inUse: 3, urgent: true });
  });

  test('what another has to give back first is asked for once, not again for the same calls', () => {
    const others = lease('other', { slots: 4, demand: 1 });
    const [after, update] = settle([others], { busy: 0, waiting: 2 });
    expect(after).toMatchObject({ mayFill: 0, demand: 2 });
    expect(update).toMatchObject({ urgent: true });
    const [, again] = settle([others, lease('me', { demand: 2 })], { busy: 0, waiting: 2 });
    expect(again).toBeUndefined();
  });

  test('what runs elsewhere and cannot stop takes slots from those that can, while power is short', () => {
    const leases = [lease('me', { slots: 1, demand: 2, inUse: 1 }), lease('other', { slots: 1, demand: 1, inUse: 1 })];
    const locked = { poolId: 'pol_1', slots: 1, now: 5_000, leases };
    const settled = (givesWay: boolean) =>
      settlePool({ ...locked, givesWay }, 'me', { busy: 1, waiting: 1 }, () => 1)[0];
    expect(settled(false)).toMatchObject({ mayFill: 1, excess: 1 });
    expect(settled(true)).toMatchObject({ mayFill: 0, held: 1, excess: 1 });
  });

  test('news are read even when they change nothing', () => {
    const [, update] = settle([lease('me', { slots: 4, unread: true })], { busy: 0, waiting: 0 });
    expect(update).toMatchObject({ slots: 4, news: false, urgent: false });
  });
});

describe('a leased pool is settled', () => {
  const pool = (parts: Partial<ReturnType<typeof settle>[0]>): LeasedPool => {
    const leased = new LeasedPool('org_1', 'pol_1', 4);
    leased.settled({
      mayFill: 4,
      held: 4,
      demand: 0,
      contended: false,
      shared: true,
      outOf: 4,
      excess: 0,
      at: 0,
      ...parts,
    });
    return leased;
  };

  test('with fewer slots while power is short, and says how many calls here are too many for that', () => {
    const short = pool({ mayFill: 4, outOf: 4 });
    short.limit = 2;
    // Until it is settled it keeps to its part: half of what it has.
    expect([short.mayFill, short.excessOf(4), short.excessOf(1)]).toEqual([2, 2, 0]);
    short.settled({ mayFill: 1, held: 3, demand: 3, contended: false, shared: true, outOf: 2, excess: 1, at: 1_000 });
    // Two are above its share, but the others make room for one of them.
    expect([short.mayFill, short.excessOf(3)]).toEqual([1, 1]);
    // What is too much elsewhere cannot stop: after a while it gives up its own.
    expect([short.mustGiveWay(3_900), short.mustGiveWay(4_000)]).toEqual([false, true]);
    short.limit = 0;
    expect(short.outOf).toBe(1);
    short.limit = null;
    expect(short.excessOf(9)).toBe(0);
  });

  test('never again while it is alone, however many calls wait', () => {
    const alone = pool({ shared: false });
    expect(alone.isDue({ busy: 4, waiting: 100 })).toBe(false);
    expect(alone.isUrgent({ busy: 4, waiting: 100 })).toBe(false);
  });

  test('at the next renewal when its calls are more or fewer than the others know', () => {
    expect(pool({ demand: 1 }).isDue({ busy: 1, waiting: 0 })).toBe(false);
    expect(pool({ demand: 1 }).isDue({ busy: 2, waiting: 0 })).toBe(true);
  });

  test('at once when a call waits for what another has, once', () => {
    const small = pool({ mayFill: 2, held: 2, demand: 2 });
    expect(small.isUrgent({ busy: 2, waiting: 1 })).toBe(true);
    expect(pool({ mayFill: 2, held: 2, demand: 3 }).isUrgent({ busy: 2, waiting: 9 })).toBe(false);
  });

  test('at once when a slot is free that another waits for', () => {
    const owing = pool({ mayFill: 1, held: 3, demand: 3 });
    expect(owing.isUrgent({ busy: 3, waiting: 0 })).toBe(false);
    expect(owing.isUrgent({ busy: 2, waiting: 0 })).toBe(true);
  });

  test('as often as it has not come to an end', () => {
    const lost = pool({});
    lost.lose();
    expect([lost.mayFill, lost.isDue({ busy: 0, waiting: 0 })]).toEqual([0, true]);
  });
});
