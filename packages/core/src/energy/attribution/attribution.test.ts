import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apportion } from './apportion.ts';
import {
  assumedWeights,
  attributeInterval,
  joinActivities,
  modelledEnergy,
  type EnergySplit,
  type MeteredInterval,
} from './index.ts';

type Attribute = typeof attributeInterval;

const tokens = fc.integer({ min: 0, max: 5_000_000 });
const activity = (key: string) =>
  fc.record({
    key: fc.constant(key),
    prefillTokens: tokens,
    decodeTokens: tokens,
    kvTokenMs: fc.integer({ min: 0, max: 2 ** 45 }),
    residentMs: fc.integer({ min: 0, max: 640_000 }),
  });
const milliwatts = fc.integer({ min: 0, max: 1_000_000 });
const interval: fc.Arbitrary<MeteredInterval> = fc.record({
  meteredMillijoules: fc.bigInt({ min: 0n, max: 20_000_000n }),
  spanMs: fc.integer({ min: 0, max: 60_000 }),
  power: fc
    .tuple(milliwatts, milliwatts, fc.integer({ min: 0, max: 50_000 }))
    .map(([one, other, systemMilliwatts]) => ({
      idleMilliwatts: Math.min(one, other),
      peakMilliwatts: Math.max(one, other),
      systemMilliwatts,
    })),
  busyMs: fc.integer({ min: 0, max: 70_000 }),
  reserved: fc.boolean(),
  activities: fc
    .integer({ min: 0, max: 6 })
    .chain((owners) => fc.tuple(...Array.from({ length: owners }, (_, at) => activity(`owner-${at}`)))),
  weights: fc.record({
    prefillToken: fc.integer({ min: 0, max: 1_000 }),
    decodeToken: fc.integer({ min: 0, max: 100_000 }),
    kvTokenSecond: fc.integer({ min: 0, max: 10 }),
  }),
});

function partsOf(split: EnergySplit): readonly bigint[] {
  return [
    split.attributedMillijoules,
    split.idleAllocatedMillijoules,
    split.idleUnallocatedMillijoules,
    split.systemMillijoules,
    split.residualMillijoules,
  ];
}

const sum = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((all, amount) => all + amount, 0n);

/** Nothing is lost, made or negative; owners have all that is attributed; calls take no more than the device can in their time. */
function splitsFairly(attribute: Attribute, given: MeteredInterval): boolean {
  const split = attribute(given);
  const { power, spanMs } = given;
  const busyMs = Math.min(given.busyMs, spanMs);
  const most = (BigInt(power.peakMilliwatts) * BigInt(busyMs)) / 1_000n;
  const reversed = attribute({ ...given, activities: given.activities.toReversed() });
  return (
    sum(partsOf(split)) === given.meteredMillijoules &&
    partsOf(split).every((part) => part >= 0n) &&
    [...split.byOwner.values()].every((part) => part >= 0n) &&
    sum(split.byOwner.values()) === split.attributedMillijoules &&
    split.attributedMillijoules <= most &&
    [...split.byOwner].every(([key, part]) => reversed.byOwner.get(key) === part)
  );
}

describe('an interval’s energy', () => {
  test('is all somebody’s, idle, the system’s or residual, to the millijoule, whatever the order', () => {
    fc.assert(fc.property(interval, (given) => splitsFairly(attributeInterval, given)));
  });

  const broken: readonly (readonly [string, Attribute])[] = [
    [
      'puts the residual on whoever was there',
      (given) => {
        const split = attributeInterval(given);
        const [first] = split.byOwner.keys();
        if (first === undefined) return split;
        const byOwner = new Map(split.byOwner);
        byOwner.set(first, (byOwner.get(first) ?? 0n) + split.residualMillijoules);
        const attributedMillijoules = split.attributedMillijoules + split.residualMillijoules;
        return { ...split, byOwner, attributedMillijoules, residualMillijoules: 0n };
      },
    ],
    [
      'rounds each owner by itself',
      (given) => {
        const split = attributeInterval(given);
        const byOwner = new Map([...split.byOwner].map(([key, part]) => [key, (part / 10n) * 10n]));
        return { ...split, byOwner, attributedMillijoules: sum(byOwner.values()) };
      },
    ],
    [
      'favours whoever comes first',
      (given) => {
        const split = attributeInterval(given);
        const [first, second] = given.activities.map(({ key }) => key);
        const from = split.byOwner.get(second ?? '') ?? 0n;
        if (first === undefined || second === undefined || from === 0n) return split;
        const byOwner = new Map(split.byOwner);
        byOwner.set(second, from - 1n).set(first, (byOwner.get(first) ?? 0n) + 1n);
        return { ...split, byOwner };
      },
    ],
  ];

  test.each(broken)('is caught when a rule %s', (_name, attribute) => {
    const property = fc.property(interval, (given) => splitsFairly(attribute, given));
    expect(fc.check(property, { seed: 25, numRuns: 2_000 }).failed).toBe(true);
  });

  const powered = { idleMilliwatts: 100_000, peakMilliwatts: 700_000, systemMilliwatts: 10_000 };
  const quiet = { spanMs: 10_000, power: powered, busyMs: 0, reserved: false, activities: [], weights: assumedWeights };

  test('of a device without calls is idle, and residual above that', () => {
    const split = attributeInterval({ ...quiet, meteredMillijoules: 1_600_000n });
    expect(partsOf(split)).toEqual([0n, 0n, 1_000_000n, 100_000n, 500_000n]);
  });

  test('of an idle device is its holder’s when somebody holds it', () => {
    const split = attributeInterval({ ...quiet, meteredMillijoules: 1_100_000n, reserved: true });
    expect(partsOf(split)).toEqual([0n, 1_000_000n, 0n, 100_000n, 0n]);
  });

  test('is shared by time in slots up to the idle power, and by tokens above', () => {
    const call = { prefillTokens: 0, kvTokenMs: 0, residentMs: 10_000 };
    const split = attributeInterval({
      ...quiet,
      meteredMillijoules: 5_100_000n,
      busyMs: 10_000,
      activities: [
        { ...call, key: 'much', decodeTokens: 300 },
        { ...call, key: 'little', decodeTokens: 100 },
      ],
    });
    expect(Object.fromEntries(split.byOwner)).toEqual({ much: 3_500_000n, little: 1_500_000n });
    expect(split.residualMillijoules).toBe(0n);
  });

  test('of a stranger is not put on a short call', () => {
    const shortCall = { key: 'short', prefillTokens: 10, decodeTokens: 10, kvTokenMs: 0, residentMs: 100 };
    const split = attributeInterval({ ...quiet, meteredMillijoules: 7_000_000n, busyMs: 100, activities: [shortCall] });
    expect(split.byOwner.get('short')).toBe(70_000n);
    expect(split.residualMillijoules).toBe(5_840_000n);
  });
});

test('remainders go to the largest, and equal ones by name', () => {
  const shares = ['b', 'a', 'c'].map((key) => ({ key, weight: 1n }));
  expect(Object.fromEntries(apportion(5n, shares))).toEqual({ a: 2n, b: 2n, c: 1n });
  expect(apportion(5n, [{ key: 'a', weight: 0n }]).size).toBe(0);
});

describe('what several replicas saw', () => {
  const seen = fc.array(
    fc.record({ busyMs: fc.integer({ min: 0, max: 10_000 }), activities: fc.tuple(activity('one'), activity('two')) }),
    { maxLength: 4 },
  );

  test('is the same in any order, and all of it', () => {
    fc.assert(
      fc.property(seen, (replicas) => {
        const joined = joinActivities(replicas, 10_000);
        expect(joinActivities(replicas.toReversed(), 10_000)).toEqual(joined);
        const resident = replicas.flatMap(({ activities }) => activities.map(({ residentMs }) => residentMs));
        expect(joined.activities.reduce((all, { residentMs }) => all + residentMs, 0)).toBe(
          resident.reduce((all, ms) => all + ms, 0),
        );
        expect(joined.busyMs).toBeGreaterThanOrEqual(Math.max(0, ...replicas.map(({ busyMs }) => busyMs)));
        expect(joined.busyMs).toBeLessThanOrEqual(10_000);
      }),
    );
  });
});

test('a device without a meter draws between its idle and its peak power', () => {
  const power = { idleMilliwatts: 75_000, peakMilliwatts: 700_000, systemMilliwatts: 0 };
  expect(modelledEnergy(power, 10_000, 0, 64)).toBe(750_000n);
  expect(modelledEnergy(power, 10_000, 320_000, 64)).toBe(3_875_000n);
  expect(modelledEnergy(power, 10_000, 999_000_000, 64)).toBe(7_000_000n);
});
