import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyOutcome, beginAttempt, breakerAdmits, closedBreaker, type BreakerState } from './index.ts';

type Step = { readonly afterMs: number; readonly fails: boolean };

// Most calls come while a breaker that opened for the first time still waits, and fail in rows.
const steps = fc
  .array(
    fc.record({
      afterMs: fc.oneof(fc.nat(6_000), fc.nat(400_000)),
      outcomes: fc.oneof(
        fc.array(fc.boolean(), { maxLength: 20 }),
        fc.nat(8).map((count) => Array<boolean>(count).fill(true)),
      ),
    }),
    { maxLength: 40 },
  )
  .map((rows) => rows.flatMap(({ afterMs, outcomes }): Step[] => outcomes.map((fails) => ({ afterMs, fails }))));

/** The machine under test, or one that is broken on purpose. */
interface Machine {
  admits(state: BreakerState, nowMs: number): boolean;
  begin(state: BreakerState, nowMs: number): BreakerState;
  outcome: typeof applyOutcome;
}
const machine: Machine = { admits: breakerAdmits, begin: beginAttempt, outcome: applyOutcome };

/** Runs calls one after the other; answers when each was let through, and the state after it. */
function run({ admits, begin, outcome }: Machine, history: readonly Step[]) {
  let state = closedBreaker;
  let nowMs = 0;
  return history.map(({ afterMs, fails }) => {
    nowMs += afterMs;
    const before = state;
    const admitted = admits(state, nowMs);
    if (admitted) {
      state = begin(state, nowMs);
      const isProbe = state.kind === 'probing';
      state = outcome(state, { kind: fails ? 'failed' : 'succeeded', startedAtMs: nowMs, isProbe }, nowMs);
    }
    return { nowMs, before, admitted, fails, after: state };
  });
}

/** What holds of every history; the complaint where it does not. */
function complaint(log: ReturnType<typeof run>): string | undefined {
  let failuresInARow = 0;
  let recent: boolean[] = [];
  for (const { nowMs, before, admitted, fails, after } of log) {
    if (before.kind === 'open' && admitted !== nowMs >= before.untilMs) {
      return 'a call was let through too early or late';
    }
    if (!admitted) continue;
    failuresInARow = fails ? failuresInARow + 1 : 0;
    recent = [...recent, fails].slice(-20);
    if (before.kind === 'closed') {
      const opens = failuresInARow >= 5 || recent.filter(Boolean).length >= 10;
      if (opens !== (after.kind === 'open')) return 'it opened at another number of failures';
      if (after.kind === 'open' && after.openMs !== 5_000) return 'it opened for another time than the first';
    } else if (fails) {
      if (after.kind !== 'open' || before.kind !== 'open') return 'a try that failed did not open it again';
      if (after.openMs !== Math.min(300_000, before.openMs * 2)) return 'it did not double';
    } else if (after.kind !== 'closed') return 'a try that succeeded did not close it';
    if (after.kind === 'closed' && before.kind !== 'closed') [failuresInARow, recent] = [0, []];
  }
  return undefined;
}

describe('circuit breaker', () => {
  test('opens, waits, lets one call try, closes or doubles, over every history', () => {
    fc.assert(
      fc.property(steps, (history) => {
        expect(complaint(run(machine, history))).toBeUndefined();
      }),
    );
  });

  const broken: readonly (readonly [string, Partial<Machine>])[] = [
    ['never opens', { outcome: (state) => state }],
    ['never waits', { admits: () => true }],
    ['closes by itself', { begin: () => closedBreaker }],
    [
      'does not double',
      {
        outcome: (state, outcome, nowMs) => {
          const after = applyOutcome(state, outcome, nowMs);
          return after.kind === 'open' ? { ...after, openMs: 5_000, untilMs: nowMs + 5_000 } : after;
        },
      },
    ],
  ];
  test.each(broken)('canary: a breaker that %s is found out', (_name, fault) => {
    const found = fc.check(
      fc.property(steps, (history) => complaint(run({ ...machine, ...fault }, history)) === undefined),
      { seed: 1, numRuns: 1_000, endOnFailure: true },
    );
    expect(found.failed).toBe(true);
  });

  const open: BreakerState = { kind: 'open', openedAtMs: 100, untilMs: 5_100, openMs: 5_000 };
  const probing = beginAttempt(open, 6_000);

  test('lets one call try at a time, and another when nobody heard of that one for ten minutes', () => {
    expect(breakerAdmits(probing, 6_001)).toBe(false);
    expect(breakerAdmits(probing, 606_000)).toBe(true);
  });

  test('a call whose client left says nothing: the next one tries at once', () => {
    const after = applyOutcome(probing, { kind: 'abandoned', startedAtMs: 6_000, isProbe: true }, 7_000);
    expect(breakerAdmits(after, 7_000)).toBe(true);
    expect(after).toMatchObject({ kind: 'open', openMs: 5_000 });
  });

  test('what began before it opened says nothing; a success that began after it closes it', () => {
    const ended = (startedAtMs: number, kind: 'succeeded' | 'failed') =>
      applyOutcome(open, { kind, startedAtMs, isProbe: false }, 200);
    expect(ended(50, 'succeeded')).toBe(open);
    expect(ended(150, 'failed')).toBe(open);
    expect(ended(150, 'succeeded')).toBe(closedBreaker);
  });
});
