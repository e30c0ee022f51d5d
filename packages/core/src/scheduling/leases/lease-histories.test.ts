import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideSlotLease, slotsHeldAfter, turnAfter, turnMs, type ReplicaLease } from './index.ts';

// A pool and its replicas by themselves: a table of leases that is changed by one replica at a time.

interface Replica {
  lease: ReplicaLease;
  mayFill: number;
  running: number;
  waiting: number;
}

type Decide = typeof decideSlotLease;

class LeasedPoolModel {
  readonly faults = new Set<string>();
  readonly #replicas = new Map<string, Replica>();
  readonly #decide: Decide;
  #slots: number;
  #now = 0;

  constructor(slots: number, decide: Decide) {
    this.#slots = slots;
    this.#decide = decide;
  }

  #of(name: string): Replica {
    const known = this.#replicas.get(name);
    if (known !== undefined) return known;
    const fresh = { lease: { replica: name, slots: 0, demand: 0, turnAt: null }, mayFill: 0, running: 0, waiting: 0 };
    this.#replicas.set(name, fresh);
    return fresh;
  }

  run({ name, kind, count }: Step): void {
    this.#now += 700;
    const replica = this.#of(name);
    switch (kind) {
      case 'arrive':
        replica.waiting += count;
        break;
      case 'end':
        replica.running -= Math.min(replica.running, count);
        break;
      case 'settle':
        this.settle(name);
        break;
      case 'die':
        // Its lease has run out, and its calls have ended.
        this.#replicas.delete(name);
        break;
      case 'resize':
        this.#slots = count;
    }
    this.#startCalls();
    this.#check(kind);
  }

  settle(name: string): void {
    const replica = this.#of(name);
    const demand = replica.running + replica.waiting;
    const before = { ...replica.lease, demand };
    const leases = Array.from(this.#replicas.values(), ({ lease }) => (lease.replica === name ? before : lease));
    const { mayFill } = this.#decide({ slots: this.#slots, leases, me: name }, this.#now);
    const slots = slotsHeldAfter(mayFill, replica.running, before.slots);
    replica.lease = { ...before, slots, turnAt: turnAfter(before, mayFill, this.#now) };
    replica.mayFill = mayFill;
  }

  /** Renewals without anything else happening. */
  calmDown(): void {
    for (let round = 0; round < 3; round += 1) {
      this.#now += turnMs;
      for (const name of this.#replicas.keys()) {
        this.settle(name);
        this.#startCalls();
      }
    }
    const all = [...this.#replicas.values()];
    const running = all.reduce((sum, replica) => sum + replica.running, 0);
    const waits = all.some(({ waiting }) => waiting > 0);
    if (running < this.#slots && waits) this.faults.add('a slot idles that a call waits for');
  }

  /** Every call ends and somebody waits always: who is served at all within so many turns? */
  serveInTurns(names: readonly string[], turns: number): ReadonlySet<string> {
    const served = new Set<string>();
    for (let turn = 0; turn < turns; turn += 1) {
      for (const name of names) {
        const replica = this.#of(name);
        replica.running = 0;
        replica.waiting = 5;
        this.settle(name);
        this.#startCalls();
        if (replica.running > 0) served.add(name);
      }
      this.#now += turnMs / 2;
    }
    return served;
  }

  #startCalls(): void {
    for (const replica of this.#replicas.values()) {
      const count = Math.max(0, Math.min(replica.waiting, replica.mayFill - replica.running));
      replica.waiting -= count;
      replica.running += count;
    }
  }

  #lastSum = 0;

  #check(kind: Step['kind']): void {
    const all = [...this.#replicas.values()];
    const sum = all.reduce((total, { lease }) => total + lease.slots, 0);
    // Fewer slots are reached by giving back alone.
    if (sum > Math.max(this.#slots, this.#lastSum)) this.faults.add('more slots are leased than there are');
    if (all.some(({ running, lease }) => running > lease.slots)) this.faults.add('more calls run than were leased');
    if (kind !== 'resize' || sum < this.#lastSum) this.#lastSum = sum;
  }
}

const step = fc.record({
  name: fc.constantFrom('a', 'b', 'c', 'd'),
  kind: fc.constantFrom('arrive', 'arrive', 'end', 'end', 'settle', 'settle', 'settle', 'die', 'resize'),
  count: fc.nat(9),
});
type Step = typeof step extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/** The seed is printed when it fails. */
const holds = (decide: Decide) =>
  fc.property(fc.nat(12), fc.array(step, { maxLength: 60, size: 'max' }), (slots, steps) => {
    const pool = new LeasedPoolModel(slots, decide);
    for (const one of steps) pool.run(one);
    pool.calmDown();
    expect([...pool.faults]).toEqual([]);
  });

describe('leases of a pool’s slots, whatever happens', () => {
  test('are never more than the slots, cover what runs, and leave no slot idle that a call waits for', () =>
    fc.assert(holds(decideSlotLease), { numRuns: 500 }));

  test('go round when there are fewer slots than replicas with calls', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), (slots) => {
        const names = ['a', 'b', 'c', 'd'];
        const pool = new LeasedPoolModel(slots, decideSlotLease);
        expect(pool.serveInTurns(names, 30)).toEqual(new Set(names));
      }),
    ));
});

describe('the checks find (canaries)', () => {
  const isFound = (decide: Decide) =>
    expect(fc.check(holds(decide), { seed: 1, numRuns: 500, endOnFailure: true }).failed).toBe(true);
  test('a decision that ignores the leases of others', () =>
    isFound((snapshot, now) =>
      decideSlotLease({ ...snapshot, leases: snapshot.leases.filter(({ replica }) => replica === snapshot.me) }, now),
    ));
  test('a replica that gives nothing back', () =>
    isFound((snapshot, now) => {
      const decision = decideSlotLease(snapshot, now);
      const held = snapshot.leases.find(({ replica }) => replica === snapshot.me)?.slots ?? 0;
      return { ...decision, mayFill: Math.max(held, decision.mayFill) };
    }));
});
