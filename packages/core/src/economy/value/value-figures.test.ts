import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptanceInterval, ruleInForce, valueFigures, type ValueFacts } from './index.ts';

const amount = fc.bigInt({ min: 0n, max: 10n ** 16n });
const split = fc.record({ measured: amount, reported: amount, declared: amount, assumed: amount });
const facts: fc.Arbitrary<ValueFacts> = fc.record({
  accepted: fc.nat(5_000),
  rejected: fc.nat(5_000),
  expired: fc.nat(500),
  acceptedWithoutValue: fc.nat(2),
  realisedNanoUsd: split,
  callsNanoUsd: amount,
  callsWithoutCost: fc.nat(2),
  energyNanoUsd: amount,
  humanSeconds: split,
  humanNanoUsd: amount,
  humanSecondsWithoutRate: fc.bigInt({ min: 0n, max: 1n }),
  decidedWithoutMinutes: fc.nat(2),
});
const zero = { measured: 0n, reported: 0n, declared: 0n, assumed: 0n };
const certain: ValueFacts = {
  accepted: 4,
  rejected: 0,
  expired: 0,
  acceptedWithoutValue: 0,
  realisedNanoUsd: { ...zero, measured: 3_000n },
  callsNanoUsd: 1_000n,
  callsWithoutCost: 0,
  energyNanoUsd: 0n,
  humanSeconds: { ...zero, measured: 60n },
  humanNanoUsd: 500n,
  humanSecondsWithoutRate: 0n,
  decidedWithoutMinutes: 0,
};

type CostPerAccepted = (facts: ValueFacts) => bigint | undefined;
/** The cost of every attempt is borne by the accepted ones, rounded up by less than one nano-USD each. */
function bearsEverything(costPerAccepted: CostPerAccepted, seed?: number): boolean {
  const property = fc.property(facts, (known) => {
    const cost = costPerAccepted(known);
    if (known.accepted === 0) return cost === undefined;
    if (cost === undefined) return false;
    const over = cost * BigInt(known.accepted) - (known.callsNanoUsd + known.energyNanoUsd + known.humanNanoUsd);
    return over >= 0n && over < BigInt(known.accepted);
  });
  if (seed === undefined) {
    fc.assert(property);
    return true;
  }
  return !fc.check(property, { seed }).failed;
}

describe('cost per accepted outcome', () => {
  test('bears what failed, what was repeated and what people spent', () => {
    expect(bearsEverything((known) => valueFigures(known).costPerAcceptedNanoUsd)).toBe(true);
  });

  test.each<[string, CostPerAccepted]>([
    ['leaves out energy', (known) => valueFigures({ ...known, energyNanoUsd: 0n }).costPerAcceptedNanoUsd],
    ['leaves out people’s time', (known) => valueFigures({ ...known, humanNanoUsd: 0n }).costPerAcceptedNanoUsd],
    [
      'charges accepted ones their own share alone',
      ({ accepted, rejected, expired, callsNanoUsd, humanNanoUsd }) =>
        accepted === 0 ? undefined : (callsNanoUsd + humanNanoUsd) / BigInt(accepted + rejected + expired),
    ],
  ])('canary: the check finds one that %s', (_name, broken) => {
    expect(bearsEverything(broken, 7)).toBe(false);
  });
});

describe('return', () => {
  test('is what was realised over cost, rounded down to a ten-thousandth, and none at a cost of 0', () => {
    fc.assert(
      fc.property(facts, (known) => {
        const { roi, realisedNanoUsd, costNanoUsd } = valueFigures(known);
        if (costNanoUsd === 0n) {
          expect(roi).toBeUndefined();
          return;
        }
        const left = (realisedNanoUsd - costNanoUsd) * 10_000n - (roi ?? 0n) * costNanoUsd;
        expect(left >= 0n && left < costNanoUsd).toBe(true);
      }),
    );
    expect(valueFigures({ ...certain, callsNanoUsd: 0n, humanNanoUsd: 0n }).roi).toBeUndefined();
    expect(valueFigures(certain).roi).toBe(10_000n);
  });

  test('lies in its interval, which narrows as more is decided', () => {
    fc.assert(
      fc.property(facts, (known) => {
        const { roi, roiInterval } = valueFigures({ ...known, callsNanoUsd: known.callsNanoUsd + 1n });
        if (roiInterval === undefined || roi === undefined) return;
        expect(roiInterval.low <= roi && roi <= roiInterval.high).toBe(true);
      }),
    );
    const width = (times: number) => {
      const many = { ...certain, accepted: 4 * times, rejected: 4 * times };
      const { low = 0n, high = 0n } = valueFigures(many).roiInterval ?? {};
      return high - low;
    };
    expect(width(100) < width(10) && width(10) < width(1)).toBe(true);
  });

  test('is as well known as the weakest of its inputs', () => {
    expect(valueFigures(certain).confidence).toEqual({
      value: 'measured',
      cost: 'measured',
      minutes: 'measured',
      roi: 'measured',
    });
    const weaker: [Partial<ValueFacts>, string][] = [
      [{ realisedNanoUsd: { ...certain.realisedNanoUsd, declared: 1n } }, 'declared'],
      [{ humanSeconds: { ...zero, reported: 1n } }, 'reported'],
      [{ acceptedWithoutValue: 1 }, 'assumed'],
      [{ callsWithoutCost: 1 }, 'assumed'],
      [{ decidedWithoutMinutes: 1 }, 'assumed'],
      [{ humanSecondsWithoutRate: 1n }, 'assumed'],
    ];
    for (const [change, roi] of weaker) {
      expect(valueFigures({ ...certain, ...change }).confidence.roi).toBe(roi);
    }
  });

  test('breaks even where the acceptance rate makes value equal cost', () => {
    const { breakEvenRate } = valueFigures({ ...certain, rejected: 4 });
    // 4 of 8 realise 3,000 at a cost of 1,500: a quarter would have done.
    expect(breakEvenRate).toBeCloseTo(0.25);
  });
});

describe('the interval of an acceptance rate', () => {
  test.each([
    [0, 10, 0, 0.2775],
    [5, 10, 0.2366, 0.7634],
    [10, 10, 0.7225, 1],
    [1, 1, 0.2065, 1],
    [81, 263, 0.2553, 0.3662],
  ])('of %i of %i is from %f to %f', (accepted, decided, low, high) => {
    const interval = acceptanceInterval(accepted, decided);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  test('holds the rate, and there is none before anything is decided', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), (accepted, others) => {
        const interval = acceptanceInterval(accepted, accepted + others);
        if (interval === undefined) return;
        expect(0 <= interval.low && interval.low <= interval.rate).toBe(true);
        expect(interval.rate <= interval.high && interval.high <= 1).toBe(true);
      }),
    );
    expect(acceptanceInterval(0, 0)).toBeUndefined();
    expect(acceptanceInterval(-1, 0)).toBeUndefined();
  });
});

test('a rule that begins later never alters what was in force before', () => {
  const version = fc.record({ validFromMs: fc.nat(1_000) });
  fc.assert(
    fc.property(
      fc.array(version, { maxLength: 8 }),
      fc.nat(1_000),
      fc.integer({ min: 1, max: 500 }),
      (past, at, later) => {
        const versions = past.map((one, index) => ({ ...one, number: index + 1 }));
        const next = { number: versions.length + 1, validFromMs: at + later };
        expect(ruleInForce([...versions, next], at)).toEqual(ruleInForce(versions, at));
        expect(ruleInForce([...versions, next], at + later)).toEqual(next);
      },
    ),
  );
});
