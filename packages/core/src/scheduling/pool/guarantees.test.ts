import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownerKey, type PoolLimits } from '../limits/index.ts';
import type { SchedulingPolicy } from '../policies/index.ts';
import { decideAdmissions } from '../reference/index.ts';
import { slotsOfAgent } from '../rules/index.ts';
import { anyEvent, type PoolEvent } from '../testing/any-event.ts';
import { anyLimits, anyPolicy } from '../testing/any-pool.ts';
import { admissibleIn, countOfAgent, memoryOf } from '../testing/admissible-in.ts';
import { drivePool } from '../testing/drive-pool.ts';
import { createPoolScheduler, type PoolScheduler } from './index.ts';

const anyEvents = fc.array(anyEvent, { minLength: 1, maxLength: 100, size: 'max' });
type MakePool = (policy: SchedulingPolicy, limits: PoolLimits, seed: number) => PoolScheduler;
type Check = (pool: PoolScheduler, events: readonly PoolEvent[]) => void;

/** Runs a check over random policies, limits and events. */
function holds(check: Check, makePool: MakePool = createPoolScheduler): void {
  fc.assert(
    fc.property(anyPolicy, anyLimits, anyEvents, fc.integer(), (policy, limits, events, seed) => {
      check(makePool(policy, limits, seed), events);
    }),
    makePool === createPoolScheduler ? { numRuns: 200 } : { seed: 1, numRuns: 200, endOnFailure: true },
  );
}

/** A pool that behaves differently in one method. */
function altered(change: (pool: PoolScheduler) => Partial<PoolScheduler>): MakePool {
  return (policy, limits, seed) => {
    const pool = createPoolScheduler(policy, limits, seed);
    const whole: PoolScheduler = {
      enqueue: (call, now) => pool.enqueue(call, now),
      withdraw: (callId, now) => pool.withdraw(callId, now),
      decide: (now) => pool.decide(now),
      interrupt: (callId, now) => pool.interrupt(callId, now),
      progress: (callId, outputTokens, now) => pool.progress(callId, outputTokens, now),
      finish: (callId, usage, now) => pool.finish(callId, usage, now),
      configure: (nextPolicy, nextLimits, now) => pool.configure(nextPolicy, nextLimits, now),
      pauseUntil: (at) => pool.pauseUntil(at),
      setFreeTools: (uses) => pool.setFreeTools(uses),
      snapshot: (now) => pool.snapshot(now),
      outline: (now) => pool.outline(now),
      serviceGaps: (now) => pool.serviceGaps(now),
      nextEventAt: (now) => pool.nextEventAt(now),
    };
    return { ...whole, ...change(pool) };
  };
}

function checkWorkConservation(pool: PoolScheduler, events: readonly PoolEvent[]): void {
  drivePool(pool, events, (now) => () => expect(admissibleIn(pool.snapshot(now))).toEqual([]));
}

function checkLimits(pool: PoolScheduler, events: readonly PoolEvent[]): void {
  drivePool(pool, events, (now) => (decisions) => {
    const after = pool.snapshot(now);
    const started = after.running.filter(({ call }) =>
      decisions.some(({ kind, callId }) => kind === 'start' && callId === call.id),
    );
    if (started.length === 0) return;
    expect(after.running.length).toBeLessThanOrEqual(after.limits.slots);
    for (const { call } of started) {
      const agentKey = ownerKey(call.ownerPath);
      expect(countOfAgent(after, agentKey)).toBeLessThanOrEqual(slotsOfAgent(agentKey, after.limits));
    }
    expect(memoryOf(after)).toBeLessThanOrEqual(after.limits.kvTokens ?? Infinity);
  });
}

/** No more calls start that offer a tool than it had free uses. */
function checkTools(pool: PoolScheduler, events: readonly PoolEvent[]): void {
  drivePool(pool, events, (now) => {
    const before = pool.snapshot(now);
    const calls = new Map(before.waiting.map(({ call }) => [call.id, call]));
    return (decisions) => {
      const started = decisions.flatMap(({ kind, callId }) => (kind === 'start' ? [calls.get(callId)] : []));
      for (const [tool, uses] of before.freeTools) {
        const taken = started.filter((call) => call?.tools?.includes(tool)).length;
        expect(taken).toBeLessThanOrEqual(Math.max(0, uses));
      }
    };
  });
}

function checkOnce(pool: PoolScheduler, events: readonly PoolEvent[]): void {
  const waiting = new Set<string>();
  drivePool(pool, events, (now) => {
    for (const { call } of pool.snapshot(now).waiting) waiting.add(call.id);
    for (const refusal of pool.snapshot(now).refusals) waiting.add(refusal.callId);
    return (decisions) => {
      for (const { kind, callId } of decisions) {
        if (kind === 'preempt') continue;
        expect(waiting.delete(callId)).toBe(true);
      }
      for (const { call } of pool.snapshot(now).waiting) expect(waiting.has(call.id)).toBe(true);
      waiting.clear();
    };
  });
}

function checkInterruptions(pool: PoolScheduler, events: readonly PoolEvent[]): void {
  const interruptions = new Map<string, number[]>();
  drivePool(pool, events, (now) => {
    const before = pool.snapshot(now);
    for (const id of interruptions.keys()) {
      const isKnown = [...before.waiting, ...before.running].some(({ call }) => call.id === id);
      if (!isKnown && !before.interrupted.some(({ callId }) => callId === id)) interruptions.delete(id);
    }
    return (decisions) => {
      for (const decision of decisions) {
        if (decision.kind !== 'preempt') continue;
        const rule = before.policy.preemption;
        const victim = before.running.find(({ call }) => call.id === decision.callId);
        expect(victim?.call.preemptible).toBe(true);
        expect(victim?.queuedAs).toBe(rule?.victimClass);
        expect(victim?.rules).not.toContain('minimum_share');
        const earlier = interruptions.get(decision.callId) ?? [];
        expect(earlier.length).toBeLessThan(rule?.atMostTimes ?? 0);
        const last = earlier.at(-1);
        if (last !== undefined) expect(before.clock - last).toBeGreaterThanOrEqual(rule?.againAfterMs ?? Infinity);
        interruptions.set(decision.callId, [...earlier, before.clock]);
      }
    };
  });
}

/** After what happened, time alone changes nothing before the stated moment, and that moment is never now. */
function checkNextTime(pool: PoolScheduler, events: readonly PoolEvent[]): void {
  drivePool(pool, events);
  for (let round = 0; round < 20; round += 1) {
    const { clock, policy, limits } = pool.snapshot(0);
    // Who could interrupt whom once there are more tokens is not worked out.
    if (policy.preemption !== null && limits.tokensPerMinute !== null) return;
    expect(pool.decide(clock)).toEqual([]);
    const next = pool.nextEventAt(clock);
    const justBefore = next === null ? clock + 600_000 : next - 1;
    expect(pool.decide(justBefore)).toEqual([]);
    if (next === null) return;
    expect(next).toBeGreaterThan(clock);
    pool.decide(next);
  }
}

function checkReplay(pool: PoolScheduler, events: readonly PoolEvent[]): void {
  const { policy, limits } = pool.snapshot(0);
  const again = createPoolScheduler(policy, limits, 12_345);
  expect(JSON.stringify(drivePool(pool, events))).toBe(JSON.stringify(drivePool(again, events)));
}

describe('whatever happens to a pool', () => {
  test('no slot idles that a waiting call could use', () => holds(checkWorkConservation));

  test('the check catches a scheduler that rests now and then (canary)', () => {
    const broken: MakePool = altered((pool) => {
      let calls = 0;
      return { decide: (now) => ((calls += 1) % 5 === 0 ? [] : pool.decide(now)) };
    });
    expect(() => holds(checkWorkConservation, broken)).toThrow();
  });

  test('starts exceed neither slots, nor what an agent may run, nor memory', () => holds(checkLimits));

  test('the check catches one that ignores the limits of agents (canary)', () => {
    // Snapshots state the limits; inside, agents have none.
    const broken: MakePool = altered((pool) => ({
      decide: (now) => {
        const { policy, limits } = pool.snapshot(now);
        pool.configure(policy, { ...limits, slotsPerAgent: null, slotsByAgent: {} }, now);
        const decisions = pool.decide(now);
        pool.configure(policy, limits, now);
        return decisions;
      },
    }));
    expect(() => holds(checkLimits, broken)).toThrow();
  });

  test('no more calls start that offer a tool than it has free uses', () => holds(checkTools));

  test('the check catches one that counts no start (canary)', () => {
    const broken: MakePool = altered((pool) => ({
      decide: (now) => {
        const { freeTools } = pool.snapshot(now);
        const decisions = pool.decide(now);
        pool.setFreeTools(new Map(freeTools));
        return [...decisions, ...pool.decide(now)];
      },
    }));
    expect(() => holds(checkTools, broken)).toThrow();
  });

  test('a call is decided about once for every time it waited', () => holds(checkOnce));

  test('the check catches one that says everything twice (canary)', () => {
    const broken: MakePool = altered((pool) => ({
      decide: (now) => {
        const decisions = pool.decide(now);
        return [...decisions, ...decisions];
      },
    }));
    expect(() => holds(checkOnce, broken)).toThrow();
  });

  test('only calls that allow it are interrupted, never again too soon or too often', () => holds(checkInterruptions));

  test('the check catches one that interrupts anyone (canary)', () => {
    const broken: MakePool = altered((pool) => ({
      decide: (now) => {
        const [first] = pool.snapshot(now).running;
        const decisions = pool.decide(now);
        const start = decisions.find((decision) => decision.kind === 'start');
        if (first === undefined || start === undefined) return decisions;
        return [...decisions, { ...start, kind: 'preempt', callId: first.call.id, forCallId: start.callId }];
      },
    }));
    expect(() => holds(checkInterruptions, broken)).toThrow();
  });

  test('says when time alone may change what it decides', () => holds(checkNextTime));

  test('the check catches one that never wants to be asked again (canary)', () => {
    expect(() =>
      holds(
        checkNextTime,
        altered(() => ({ nextEventAt: () => null })),
      ),
    ).toThrow();
  });

  test('the same events give the same decisions, byte for byte, whatever the seed', () => holds(checkReplay));

  test('the check catches one whose order depends on its seed (canary)', () => {
    const broken: MakePool = (policy, limits, seed) =>
      altered((pool) => ({ decide: (now) => pool.decide(now).toSorted(() => (seed % 2 === 0 ? 1 : -1)) }))(
        policy,
        limits,
        seed,
      );
    expect(() => holds(checkReplay, broken)).toThrow();
  });
});

describe('the reference', () => {
  test('decides the same from a snapshot whose lists come in any order', () => {
    fc.assert(
      fc.property(anyPolicy, anyLimits, anyEvents, (policy, limits, events) => {
        const pool = createPoolScheduler(policy, limits, 1);
        drivePool(pool, events, (now) => {
          const snapshot = pool.snapshot(now);
          const { waiting, running, programs, groups, passedOver, interrupted } = snapshot;
          const shuffled = {
            ...snapshot,
            waiting: waiting.toReversed(),
            running: running.toReversed(),
            programs: programs.toReversed(),
            groups: groups.toReversed(),
            passedOver: passedOver.toReversed(),
            interrupted: interrupted.toReversed(),
          };
          expect(decideAdmissions(shuffled, now)).toEqual(decideAdmissions(snapshot, now));
          return () => undefined;
        });
      }),
      { numRuns: 60 },
    );
  });
});
