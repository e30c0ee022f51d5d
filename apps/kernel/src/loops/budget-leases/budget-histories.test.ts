import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settleWindow } from './settle-window.ts';
import { names, World, type Faults } from './testing/budget-world.ts';
import { users } from './testing/world-budgets.ts';

const replica = fc.nat(names.length - 1);
const user = fc.constantFrom(...users);
const amount = fc.bigInt({ min: 1n, max: 60n });
const command = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('reserve' as const), replica, amount, user }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('end' as const),
      replica,
      index: fc.nat(5),
      share: fc.integer({ min: 0, max: 100 }),
      crashes: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('commit' as const), replica, keeps: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('settle' as const), replica }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('leave' as const), replica }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('crash' as const), replica }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('expire' as const), replica }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('start' as const), replica }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('raise' as const), amount }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cap' as const), amount }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('pass' as const) }) },
);
type Command = typeof command extends fc.Arbitrary<infer Drawn> ? Drawn : never;

function run(world: World, drawn: Command): void {
  if (drawn.kind === 'raise') {
    world.store.raise('bdg_1', drawn.amount, world.nowMs + 1_000);
    return;
  }
  if (drawn.kind === 'cap') {
    world.store.caps.set('bdg_2', drawn.amount * 2n);
    return;
  }
  if (drawn.kind === 'pass') {
    world.nowMs += 700;
    return;
  }
  const one = world.replicas[drawn.replica];
  if (one === undefined) return;
  switch (drawn.kind) {
    case 'reserve':
      world.reserve(one, drawn.amount, drawn.user);
      return;
    case 'end':
      world.end(one, drawn.index, drawn.share, drawn.crashes && drawn.index === 0);
      return;
    case 'commit':
      world.commit(one, drawn.keeps);
      return;
    case 'settle':
      world.settle(one, 0n);
      return;
    case 'leave':
      world.leave(one);
      return;
    case 'crash':
      one.crash();
      return;
    case 'expire':
      world.expire(one);
      return;
    case 'start':
      // The process that is there ends: a name belongs to one.
      one.crash();
      world.start(one);
  }
}

const anyHistories = fc.array(command, { minLength: 1, maxLength: 40 });

/** One end user at one kernel, who is given up again and again. */
const comingAndGoing = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('reserve' as const), replica: fc.constant(0), amount, user: fc.constant(users[0]) }),
    fc.record({
      kind: fc.constant('end' as const),
      replica: fc.constant(0),
      index: fc.nat(5),
      share: fc.integer({ min: 50, max: 100 }),
      crashes: fc.constant(false),
    }),
    fc.record({ kind: fc.constant('leave' as const), replica: fc.constant(0) }),
  ),
  { minLength: 1, maxLength: 20 },
);

const conserves = (faults: Faults, histories: fc.Arbitrary<readonly Command[]> = anyHistories) =>
  fc.property(histories, (commands) => {
    const world = new World(faults, 100n);
    world.check();
    for (const each of commands) {
      run(world, each);
      world.check();
    }
    world.finish();
    world.check();
  });

describe('every history of budgets under leases', () => {
  test('conserves: nothing is promised that is not leased, nothing leased beyond the cap, each end counts once', () => {
    fc.assert(conserves({}), { numRuns: 1_000 });
  });

  test('conserves where an end user comes and goes', () => {
    fc.assert(conserves({}, comingAndGoing), { numRuns: 500 });
  });

  test('canary: is broken by a kernel that forgets an end user whose calls are on the way to the database', () => {
    const forgets = conserves({ forgetsUsersAtOnce: true }, comingAndGoing);
    expect(fc.check(forgets, { seed: 1, numRuns: 3_000, endOnFailure: true }).failed).toBe(true);
  });

  test.each([
    [
      'grants what others have',
      { settle: (lease, locked, ...rest) => settleWindow(lease, { ...locked, others: [], ended: 0n }, ...rest) },
    ],
    [
      'forgets what is spent',
      { settle: (lease, locked, ...rest) => settleWindow(lease, { ...locked, spent: 0n }, ...rest) },
    ],
    ['gives back what open calls hold', { settle: givesAll }],
    ['charges an end that is sent again', { chargesAgain: true }],
    ['frees parts before the end is written', { freesEarly: true }],
    ['holds a part of what a call needs', { holdsPartly: true }],
    ['keeps what others lack', { settle: keepsAll }],
    ['takes all that a dead kernel had', { forgetsTheDead: true }],
    ['promises without a proof what may be taken from it', { promisesAll: true }],
  ] satisfies readonly (readonly [string, Faults])[])(
    'canary: is broken by a kernel or database that %s',
    (_what, faults) => {
      expect(fc.check(conserves(faults), { seed: 1, numRuns: 3_000, endOnFailure: true }).failed).toBe(true);
    },
  );
});

function givesAll(...asked: Parameters<typeof settleWindow>): ReturnType<typeof settleWindow> {
  const [lease, locked] = asked;
  const settled = settleWindow(...asked);
  const granted = locked.mine?.charged ?? 0n;
  return lease.reserved === 0n ? settled : { ...settled, update: { ...settled.update, granted } };
}

function keepsAll(...asked: Parameters<typeof settleWindow>): ReturnType<typeof settleWindow> {
  const [lease, locked, ...rest] = asked;
  const others = locked.others.map((other) => ({ ...other, wanted: 0n, reserved: 0n }));
  return settleWindow(lease, { ...locked, others }, ...rest);
}
