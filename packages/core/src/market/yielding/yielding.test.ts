import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { serviceClasses } from '../../scheduling/index.ts';
import {
  decidePowerYield,
  decideYielding,
  nextLosses,
  type LosingCall,
  type LosingWork,
  type PowerDecision,
  type ShortPower,
} from './index.ts';

const poolNames = ['a', 'b', 'c', 'd'] as const;
const price = fc.integer({ min: 0, max: 9 });
const anyCall = fc.record({
  id: fc.integer({ min: 0, max: 99 }).map((number) => `call_${number}`),
  pool: fc.constantFrom(...poolNames),
  serviceClass: fc.constantFrom(...serviceClasses),
  policy: fc.constantFrom('wait' as const, 'move' as const, 'shed' as const),
  begun: fc.boolean(),
  lostRounds: fc.nat(6),
  bid: fc.option(price),
  alternatives: fc.array(fc.record({ model: fc.constantFrom('m', 'n', 'o'), pool: fc.constantFrom(...poolNames) }), {
    maxLength: 3,
  }),
});
const anyWork: fc.Arbitrary<LosingWork> = fc.record({
  calls: fc.uniqueArray(anyCall, { selector: ({ id }) => id, maxLength: 30 }),
  pools: fc.tuple(...poolNames.map((pool) => fc.record({ pool: fc.constant(pool), price, room: fc.nat(3) }))),
  afterRounds: fc.integer({ min: 1, max: 4 }),
});

type Decide = typeof decideYielding;

/** What is promised of losing work, whatever waits. */
function keepsPromises(decide: Decide, work: LosingWork): void {
  const { calls, pools, afterRounds } = work;
  const decisions = decide(work);
  expect(decisions.map(({ callId }) => callId)).toEqual(calls.map(({ id }) => id).toSorted());
  expect(decide({ ...work, calls: calls.toReversed(), pools: pools.toReversed() })).toEqual(decisions);
  const priceOf = (name: string) => pools.find(({ pool }) => pool === name)?.price ?? 0;
  const moved = new Map<string, number>();
  for (const decision of decisions) {
    if (decision.kind === 'stay') continue;
    const call = calls.find(({ id }) => id === decision.callId) ?? expect.fail('Nobody asked for this call.');
    expect(call).toMatchObject({ begun: false, policy: decision.kind });
    expect(call.serviceClass).not.toBe('critical');
    expect(call.lostRounds).toBeGreaterThanOrEqual(afterRounds);
    if (decision.kind !== 'move') continue;
    const { to } = decision;
    expect(call.alternatives).toContainEqual(to);
    expect(priceOf(to.pool)).toBeLessThan(priceOf(call.pool));
    expect(call.bid ?? -1).toBeGreaterThanOrEqual(priceOf(to.pool));
    moved.set(to.pool, (moved.get(to.pool) ?? 0) + 1);
  }
  for (const { pool, room } of pools) expect(moved.get(pool) ?? 0).toBeLessThanOrEqual(room);
}

describe('work that wins no slot', () => {
  const check = (decide: Decide) =>
    fc.assert(
      fc.property(anyWork, (work) => keepsPromises(decide, work)),
      { seed: 7 },
    );

  test('yields only as its policy says, never when urgent or begun, and goes only where it is cheaper and has room', () => {
    check(decideYielding);
  });

  test.each<[string, Decide]>([
    ['sheds urgent calls', (work) => decideYielding(altered(work, { serviceClass: 'batch' }))],
    ['sheds calls that have begun', (work) => decideYielding(altered(work, { begun: false }))],
    ['does not wait for its rounds', (work) => decideYielding({ ...work, afterRounds: 0 })],
    ['overfills lines', (work) => decideYielding({ ...work, pools: work.pools.map((pool) => ({ ...pool, room: 9 })) })],
  ])('the check catches a rule that %s (canary)', (_, decide) => {
    expect(() => check(decide)).toThrow();
  });

  const call: LosingCall = {
    id: 'call',
    pool: 'a',
    serviceClass: 'standard',
    policy: 'move',
    begun: false,
    lostRounds: 3,
    bid: 5,
    alternatives: [
      { model: 'dear', pool: 'b' },
      { model: 'cheap', pool: 'c' },
    ],
  };
  const offer = (pool: string, cost: number, room = 1) => ({ pool, price: cost, room });

  test('goes to the cheapest, the best bids first, and says why it stays', () => {
    const work = {
      calls: [call, { ...call, id: 'richer', bid: 6 }, { ...call, id: 'poor', bid: 1 }],
      pools: [offer('a', 9), offer('b', 4, 0), offer('c', 2)],
      afterRounds: 3,
    };
    expect(decideYielding(work)).toEqual([
      { callId: 'call', kind: 'stay', because: 'no_room' },
      { callId: 'poor', kind: 'stay', because: 'nowhere_cheaper' },
      {
        callId: 'richer',
        kind: 'move',
        to: { model: 'cheap', pool: 'c' },
        toPrice: 2,
        price: 9,
        bid: 6,
        lostRounds: 3,
      },
    ]);
  });

  test('has lost a round only if it was in line when the one before was looked at', () => {
    const first = nextLosses(new Map(), ['one']);
    expect([...first]).toEqual([['one', 0]]);
    const second = nextLosses(first, ['one', 'two']);
    expect([...second]).toEqual([
      ['one', 1],
      ['two', 0],
    ]);
    // Its agent won in between, or it left.
    expect([...nextLosses(nextLosses(second, ['two']), ['one', 'two'])]).toEqual([
      ['one', 0],
      ['two', 2],
    ]);
  });
});

/** The decision about other calls, under the names of these. */
function altered(work: LosingWork, change: Partial<LosingCall>): LosingWork {
  return { ...work, calls: work.calls.map((each) => ({ ...each, ...change })) };
}

const anyShortPower: fc.Arbitrary<ShortPower> = fc.record({
  running: fc.uniqueArray(
    fc.record({
      id: fc.integer({ min: 0, max: 99 }).map((number) => `call_${number}`),
      bidder: fc.constantFrom('x', 'y', 'z'),
      // Mostly such as may stop, so that whose turn it is matters.
      serviceClass: fc.constantFrom(...serviceClasses, 'batch' as const, 'batch' as const, 'batch' as const),
      interruptible: fc.constantFrom(true, true, false),
      startedAtMs: fc.nat(20),
      interruptions: fc.nat(4),
    }),
    { selector: ({ id }) => id, maxLength: 20, size: 'max' },
  ),
  slotsMost: fc.nat(12),
  bids: fc.dictionary(fc.constantFrom('x', 'y', 'z'), price).map((bids) => new Map(Object.entries(bids))),
  interruptionsMost: fc.constant(3),
});

type DecidePower = typeof decidePowerYield;

/** What is promised of calls that run while power is short. */
function sparesWhoHolds(decide: DecidePower, short: ShortPower): void {
  const { running, slotsMost, bids } = short;
  const decisions = decide(short);
  expect(decisions.map(({ callId }) => callId).toSorted()).toEqual(running.map(({ id }) => id).toSorted());
  expect(decide({ ...short, running: running.toReversed() })).toEqual(decisions);
  const find = ({ callId }: PowerDecision) =>
    running.find(({ id }) => id === callId) ?? expect.fail('It does not run.');
  const eligible = running.filter(
    ({ serviceClass, interruptible, interruptions }) =>
      serviceClass !== 'critical' && interruptible && interruptions < 3,
  );
  const yields = decisions.filter(({ kind }) => kind === 'yield').map(find);
  for (const call of yields) expect(eligible).toContain(call);
  // As many as are too many, if so many may stop.
  expect(yields).toHaveLength(Math.min(eligible.length, Math.max(0, running.length - slotsMost)));
  const left = eligible.filter((call) => !yields.includes(call));
  for (const stopped of yields) {
    for (const spared of left) {
      const ranks = [spared, stopped].map(({ serviceClass }) => serviceClasses.indexOf(serviceClass));
      expect(ranks[0]).toBeLessThanOrEqual(ranks[1] ?? 0);
      const bidsOf = [spared, stopped].map(({ bidder }) => bids.get(bidder) ?? 0);
      if (ranks[0] === ranks[1]) expect(bidsOf[0]).toBeGreaterThanOrEqual(bidsOf[1] ?? 0);
    }
  }
}

describe('calls that run while power is short', () => {
  const check = (decide: DecidePower) =>
    fc.assert(
      fc.property(anyShortPower, (short) => sparesWhoHolds(decide, short)),
      { seed: 7, numRuns: 500 },
    );

  test('stop as many as must, the least urgent and lowest bids first, and never what must run', () => {
    check(decidePowerYield);
  });

  test.each<[string, DecidePower]>([
    ['stops what must run', (short) => decidePowerYield(softened(short, { serviceClass: 'batch' }))],
    ['stops what cannot go on', (short) => decidePowerYield(softened(short, { interruptible: true }))],
    ['stops one too many', (short) => decidePowerYield({ ...short, slotsMost: short.slotsMost - 1 })],
    ['does not look at bids', (short) => decidePowerYield({ ...short, bids: new Map() })],
  ])('the check catches a rule that %s (canary)', (_, decide) => {
    expect(() => check(decide)).toThrow();
  });

  test('without a market take turns: whoever holds most slots gives one, the last that started', () => {
    const each = { serviceClass: 'batch' as const, interruptible: true, interruptions: 0 };
    const running = [
      { ...each, id: 'one', bidder: 'x', startedAtMs: 1 },
      { ...each, id: 'two', bidder: 'x', startedAtMs: 2 },
      { ...each, id: 'three', bidder: 'x', startedAtMs: 3 },
      { ...each, id: 'four', bidder: 'y', startedAtMs: 4 },
      { ...each, id: 'five', bidder: 'y', startedAtMs: 5 },
    ];
    const decisions = decidePowerYield({ running, slotsMost: 2, bids: new Map(), interruptionsMost: 3 });
    expect(decisions.filter(({ kind }) => kind === 'yield').map(({ callId }) => callId)).toEqual([
      'three',
      'five',
      'two',
    ]);
  });
});

function softened(short: ShortPower, change: Partial<ShortPower['running'][number]>): ShortPower {
  return { ...short, running: short.running.map((each) => ({ ...each, ...change })) };
}
