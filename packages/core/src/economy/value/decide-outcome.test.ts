import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideOutcome, outcomeMoves, type OutcomeActor, type OutcomeSituation, type OutcomeState } from './index.ts';

type Decide = typeof decideOutcome;

const agentIds = ['doer', 'creator', 'checker', 'stranger'] as const;
const actor: fc.Arbitrary<OutcomeActor> = fc.oneof(
  fc.record({ kind: fc.constant('agent' as const), id: fc.constantFrom(...agentIds) }),
  fc.record({
    kind: fc.constantFrom('person' as const, 'webhook' as const, 'csv' as const),
    id: fc.constant('someone'),
  }),
);
const walk = fc.array(fc.record({ move: fc.constantFrom(...outcomeMoves), actor }), { maxLength: 30 });
const place = fc.record({
  taskState: fc.constantFrom('running' as const, 'done' as const, 'failed' as const),
  doerAgentId: fc.constantFrom('doer', 'creator', 'checker'),
  creatorAgentId: fc.constantFrom('creator', 'doer', null),
  checkerAgentId: fc.constantFrom('checker', 'doer', null),
});

interface Walked {
  readonly state: OutcomeState | undefined;
  /** Accepted less taken back. */
  readonly accepted: number;
  readonly acceptedByItsOwn: boolean;
  readonly acceptedUndone: boolean;
}

/** Plays moves one after the other, as the shell does. */
function play(
  decide: Decide,
  at: Omit<OutcomeSituation, 'state' | 'reportedBy'>,
  moves: readonly { move: (typeof outcomeMoves)[number]; actor: OutcomeActor }[],
): Walked {
  let state: OutcomeState | undefined;
  let reportedBy: OutcomeActor | undefined;
  let accepted = 0;
  let acceptedByItsOwn = false;
  let acceptedUndone = false;
  for (const { move, actor: mover } of moves) {
    const before = state;
    const reporter = reportedBy;
    const decision = decide({ ...at, state, reportedBy }, move, mover);
    if (!decision.ok) continue;
    for (const { event, state: after } of decision.steps) {
      if (event === 'reported') reportedBy = mover;
      if (event === 'accepted') {
        accepted += 1;
        const isReporter = reporter?.kind === 'agent' && reporter.id === mover.id;
        acceptedByItsOwn ||= mover.kind === 'agent' && (mover.id === at.doerAgentId || isReporter);
        acceptedUndone ||= at.taskState !== 'done';
      }
      if (event === 'reversed' && before === 'accepted') accepted -= 1;
      state = after;
    }
  }
  return { state, accepted, acceptedByItsOwn, acceptedUndone };
}

/** However it is moved: it counts once exactly while it is accepted, its task is done, and no agent accepted its own. */
function countsFairly(decide: Decide, seed?: number): boolean {
  const property = fc.property(place, walk, (at, moves) => {
    const { state, accepted, acceptedByItsOwn, acceptedUndone } = play(decide, at, moves);
    return accepted === (state === 'accepted' ? 1 : 0) && !acceptedByItsOwn && !acceptedUndone;
  });
  if (seed === undefined) {
    fc.assert(property);
    return true;
  }
  return !fc.check(property, { seed, numRuns: 2_000 }).failed;
}

describe('an outcome', () => {
  test('counts once while it is accepted, and no agent accepts its own', () => {
    expect(countsFairly(decideOutcome)).toBe(true);
  });

  test.each<[string, Decide]>([
    ['lets a doer decide', (at, move, mover) => decideOutcome({ ...at, doerAgentId: null }, move, mover)],
    ['forgets who reported', (at, move, mover) => decideOutcome({ ...at, reportedBy: undefined }, move, mover)],
    [
      'accepts what is accepted',
      (at, move, mover) =>
        decideOutcome(
          { ...at, state: move === 'accept' && at.state === 'accepted' ? 'reported' : at.state },
          move,
          mover,
        ),
    ],
    ['accepts what is not done', (at, move, mover) => decideOutcome({ ...at, taskState: 'done' }, move, mover)],
  ])('canary: the check finds one that %s', (_name, broken) => {
    expect(countsFairly(broken, 11)).toBe(false);
  });

  test('that nobody reported is reported with the decision on it', () => {
    const at = {
      state: undefined,
      reportedBy: undefined,
      doerAgentId: 'doer',
      creatorAgentId: null,
      checkerAgentId: null,
    };
    const decision = decideOutcome({ ...at, taskState: 'done' }, 'accept', { kind: 'csv', id: 'someone' });
    expect(decision).toMatchObject({ ok: true, steps: [{ event: 'reported' }, { event: 'accepted' }] });
  });

  test('is decided on by its checking agent, and by no other one', () => {
    const at = { state: 'reported', taskState: 'done', doerAgentId: 'doer', creatorAgentId: null } as const;
    const reported = { ...at, reportedBy: { kind: 'agent', id: 'doer' } as const, checkerAgentId: 'checker' };
    expect(decideOutcome(reported, 'reject', { kind: 'agent', id: 'checker' }).ok).toBe(true);
    expect(decideOutcome(reported, 'accept', { kind: 'agent', id: 'stranger' })).toMatchObject({
      problem: 'not_allowed',
    });
    expect(decideOutcome(reported, 'undo', { kind: 'agent', id: 'checker' })).toMatchObject({ problem: 'not_allowed' });
  });
});
