import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareSlots, turnMs, type ReplicaLease } from './index.ts';

const now = 1_000_000;
const turnAt = fc.option(fc.integer({ min: now - 10 * turnMs, max: now }), { nil: null });
const leases = fc
  .array(fc.record({ slots: fc.nat(5), demand: fc.oneof(fc.nat(3), fc.nat(200)), turnAt }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts): ReplicaLease[] => parts.map((part, index) => ({ replica: `kernel-${index}`, ...part })));
const slots = fc.oneof(fc.nat(6), fc.nat(300));
const demandOf = (all: readonly ReplicaLease[]): number => all.reduce((sum, { demand }) => sum + demand, 0);
const aLease = (replica: string, parts: Partial<ReplicaLease>): ReplicaLease => ({
  replica,
  slots: 0,
  demand: 0,
  turnAt: null,
  ...parts,
});
const shares = (count: number, ...all: readonly ReplicaLease[]): Record<string, number> =>
  Object.fromEntries(shareSlots({ slots: count, leases: all }, now));

type Share = typeof shareSlots;

/** What is wrong with the shares, in words. */
function faultsOf(share: Share, count: number, all: readonly ReplicaLease[]): string[] {
  const found = share({ slots: count, leases: all }, now);
  const faults: string[] = [];
  const busy = all.filter(({ demand }) => demand > 0);
  const fits = demandOf(all) <= count;
  if ([...found.values()].reduce((sum, value) => sum + value, 0) !== count) faults.push('not all slots are shared out');
  const beyondFirst = demandOf(busy) - busy.length;
  for (const { replica, demand } of all) {
    const own = found.get(replica) ?? 0;
    if (fits && own < demand) faults.push('a call that fits has no slot');
    if (!fits && own > demand) faults.push('a slot goes where nobody needs it');
    if (fits || busy.length > count || demand === 0) continue;
    if (own < 1) faults.push('a replica with calls has no slot');
    const quota = 1 + ((count - busy.length) * (demand - 1)) / beyondFirst;
    if (Math.abs(own - quota) >= 1) faults.push('it is not by demand');
  }
  return faults;
}

const isFair = (share: Share) =>
  fc.property(slots, leases, (count, all) => {
    expect(faultsOf(share, count, all)).toEqual([]);
  });

describe('the shares of replicas', () => {
  test('are all slots, each what it needs where that fits, and by demand to within a slot where it does not', () =>
    fc.assert(isFair(shareSlots), { numRuns: 2_000 }));

  test('do not depend on the order in which the leases are read', () =>
    fc.assert(
      fc.property(slots, leases, (count, all) => {
        const shared = shareSlots({ slots: count, leases: all.toReversed() }, now);
        expect(shared).toEqual(shareSlots({ slots: count, leases: all }, now));
      }),
    ));

  test('a replica that is alone has every slot', () => {
    expect(shares(16, aLease('a', {}))).toEqual({ a: 16 });
    expect(shares(16, aLease('a', { demand: 40 }))).toEqual({ a: 16 });
  });

  test('what nobody needs is divided evenly, so that the next call finds a slot wherever it comes', () => {
    expect(shares(8, aLease('a', { demand: 3 }), aLease('b', {}))).toEqual({ a: 6, b: 2 });
  });

  test('idle replicas give their slots to those with calls', () => {
    expect(shares(8, aLease('a', { demand: 40 }), aLease('b', { slots: 4 }))).toEqual({ a: 8, b: 0 });
  });

  test('with fewer slots than replicas that have calls, who has had none for longest goes first', () => {
    const held = aLease('a', { demand: 5, slots: 1, turnAt: now - turnMs });
    const [waited, fresh] = [aLease('b', { demand: 1, turnAt: now - 9 * turnMs }), aLease('c', { demand: 1 })];
    expect(shares(1, held, waited)).toEqual({ a: 0, b: 1 });
    expect(shares(1, held, waited, fresh)).toEqual({ a: 0, b: 0, c: 1 });
    const inTurn = { ...held, turnAt: now - turnMs + 1 };
    expect(shares(1, inTurn, waited, fresh)).toEqual({ a: 1, b: 0, c: 0 });
  });
});

describe('the checks find (canaries)', () => {
  const isFound = (share: Share) =>
    expect(fc.check(isFair(share), { seed: 1, numRuns: 200, endOnFailure: true }).failed).toBe(true);
  test('a share that forgets who has little', () =>
    isFound(({ slots: count, leases: all }) => {
      const most = all.toSorted((one, other) => other.demand - one.demand)[0];
      return new Map(all.map(({ replica }) => [replica, replica === most?.replica ? count : 0]));
    }));
  test('an even share whatever the demand', () =>
    isFound(
      ({ slots: count, leases: all }) =>
        new Map(
          all.map(({ replica }, index) => [
            replica,
            Math.floor(count / all.length) + (index < count % all.length ? 1 : 0),
          ]),
        ),
    ));
});
