import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quietMs } from './decide-instances.ts';
import { chooseDraining, decideInstances, type InstanceFacts } from './index.ts';

const facts: InstanceFacts = { backlog: 0, running: 0, perInstance: 2, min: 1, max: 5, desired: 1, quietSinceMs: null };

describe('the number of instances', () => {
  test('goes up at once, as far as the tasks need and the bounds allow', () => {
    expect(decideInstances({ ...facts, backlog: 5, running: 1 }, 0).desired).toBe(3);
    expect(decideInstances({ ...facts, backlog: 500 }, 0).desired).toBe(5);
  });

  test('goes down by one after each quiet minute, and not when work comes in between', () => {
    const quiet = { ...facts, desired: 4 };
    const begun = decideInstances(quiet, 1_000);
    expect(begun).toEqual({ desired: 4, quietSinceMs: 1_000 });
    expect(decideInstances({ ...quiet, ...begun }, 1_000 + quietMs - 1)).toEqual(begun);
    const once = decideInstances({ ...quiet, ...begun }, 1_000 + quietMs);
    expect(once).toEqual({ desired: 3, quietSinceMs: 1_000 + quietMs });
    expect(decideInstances({ ...quiet, ...once, running: 6 }, 70_000)).toEqual({ desired: 3, quietSinceMs: null });
  });

  test('follows its bounds at once, down to none', () => {
    expect(decideInstances({ ...facts, desired: 5, max: 2 }, 0).desired).toBe(2);
    expect(decideInstances({ ...facts, min: 4 }, 0).desired).toBe(4);
    expect(decideInstances({ ...facts, desired: 3, min: 0, max: 0, running: 3 }, 0).desired).toBe(0);
  });
});

type Decide = typeof decideInstances;

const anyFacts: fc.Arbitrary<InstanceFacts> = fc
  .record({
    backlog: fc.nat(60),
    running: fc.nat(20),
    perInstance: fc.integer({ min: 1, max: 5 }),
    min: fc.nat(6),
    more: fc.nat(8),
    desired: fc.nat(20),
    quietSinceMs: fc.option(fc.nat(200_000)),
  })
  .map(({ more, ...rest }) => ({ ...rest, max: rest.min + more }));
const anyTime = fc.integer({ min: 200_000, max: 500_000 });

/** Throws with fast-check's seed when one of the guarantees does not hold. */
function holds(decide: Decide): void {
  // One that is broken on purpose must be caught whatever the day: from a seed of its own.
  const runs = decide === decideInstances ? {} : { seed: 1, endOnFailure: true };
  fc.assert(
    fc.property(anyFacts, anyTime, fc.nat(20), (given, nowMs, more) => {
      const { desired } = decide(given, nowMs);
      expect(desired).toBeGreaterThanOrEqual(given.min);
      expect(desired).toBeLessThanOrEqual(given.max);
      expect(decide({ ...given, backlog: given.backlog + more }, nowMs).desired).toBeGreaterThanOrEqual(desired);
    }),
    { ...runs, numRuns: 500 },
  );
  fc.assert(
    fc.property(
      anyFacts,
      anyTime,
      fc.array(fc.integer({ min: 1, max: 90_000 }), { maxLength: 60 }),
      (given, start, steps) => {
        let [state, nowMs, before]: [InstanceFacts, number, number] = [
          given,
          start,
          Math.min(given.max, Math.max(given.min, given.desired)),
        ];
        const turns: number[] = [];
        for (const step of [0, ...steps]) {
          nowMs += step;
          state = { ...state, ...decide(state, nowMs) };
          if (state.desired !== before) turns.push(Math.sign(state.desired - before));
          expect(before - state.desired).toBeLessThanOrEqual(1);
          before = state.desired;
        }
        // With one backlog all the time it goes up once, or down, never both.
        expect(new Set(turns).size).toBeLessThanOrEqual(1);
      },
    ),
    { ...runs, numRuns: 300 },
  );
}

describe('whatever the load', () => {
  test('it stays in its bounds, never falls for more work, falls by one at most, and does not flap', () =>
    holds(decideInstances));

  test('one without a quiet time, which falls at once, is caught (canary)', () => {
    const hasty: Decide = (given) => {
      const needed = Math.ceil((given.backlog + given.running) / given.perInstance);
      return { desired: Math.min(given.max, Math.max(given.min, needed)), quietSinceMs: null };
    };
    expect(() => holds(hasty)).toThrow();
  });

  test('one that forgets its bounds is caught (canary)', () => {
    expect(() => holds((given, nowMs) => decideInstances({ ...given, max: given.max + 1 }, nowMs))).toThrow();
  });

  test('one that overshoots and comes back is caught (canary)', () => {
    const eager: Decide = (given, nowMs) => {
      const { desired } = decideInstances(given, nowMs);
      return { desired: desired > given.desired ? Math.min(given.max, desired + 1) : desired, quietSinceMs: 0 };
    };
    expect(() => holds(eager)).toThrow();
  });
});

describe('which instances drain', () => {
  const live = (name: string, firstSeenAtMs: number, running: number) => ({ name, firstSeenAtMs, running });

  test('idle ones first, then the newest, and as many as are too many', () => {
    const instances = [live('old', 1, 0), live('busy', 9, 1), live('new', 5, 0)];
    expect([...chooseDraining(instances, 3)]).toEqual([]);
    expect([...chooseDraining(instances, 2)]).toEqual(['new']);
    expect([...chooseDraining(instances, 1)]).toEqual(['old', 'new']);
    expect(chooseDraining(instances, 0).size).toBe(3);
  });
});
