import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  energyPerToken,
  findPublishedFigure,
  learnFigures,
  marginalEnergyPerToken,
  powerCapAt,
  powerLimitOfPool,
  publishedFigures,
  speedAt,
  type LearningSample,
  type PowerCapEvent,
  type RatedDevice,
} from './index.ts';

describe('published figures', () => {
  const llama70b = findPublishedFigure('meta-llama/Llama-3.1-70B-Instruct', 'h100')?.curve ?? [];

  test('are given back at their batches, to the microjoule', () => {
    for (const { curve } of publishedFigures) {
      for (const { batch, microjoulesPerToken } of curve) {
        expect(Math.abs((energyPerToken(curve, batch) ?? 0) - microjoulesPerToken)).toBeLessThanOrEqual(1);
      }
    }
  });

  test('cost less a token the larger the batch, and one more call less than the average', () => {
    for (const { curve } of publishedFigures) {
      for (let batch = 1; batch < 1_000; batch = Math.ceil(batch * 1.3)) {
        const now = energyPerToken(curve, batch) ?? 0;
        expect(energyPerToken(curve, batch + 1)).toBeLessThanOrEqual(now);
        expect(marginalEnergyPerToken(curve, batch)).toBeLessThanOrEqual(now);
      }
    }
  });

  test('say what one more call adds at the present batch', () => {
    // 16 × 2.091 J − 8 × 3.759 J, over eight calls.
    expect(marginalEnergyPerToken(llama70b, 8)).toBe(423_000);
    expect(energyPerToken(llama70b, 8)).toBe(3_759_000);
    expect(speedAt(llama70b, 2_000)).toBe(6_831);
  });

  test('nobody published are none', () => {
    expect(findPublishedFigure('gpt-5', 'H100')).toBeUndefined();
    expect(energyPerToken([], 8)).toBeUndefined();
  });
});

const devices: readonly RatedDevice[] = [
  { id: 'a', poolId: 'one', peakMilliwatts: 700_000 },
  { id: 'b', poolId: 'one', peakMilliwatts: 300_000 },
  { id: 'c', poolId: 'two', peakMilliwatts: 1_000_001 },
];
const moment = fc.integer({ min: 0, max: 100 });
const event: fc.Arbitrary<PowerCapEvent> = fc.record({
  id: fc.uuid(),
  scope: fc.constantFrom('organisation' as const, 'pool' as const, 'device' as const),
  scopeId: fc.constantFrom('one', 'two', 'a', 'b', 'c', ''),
  fromMs: moment,
  untilMs: moment,
  liftedAtMs: fc.option(moment),
  cut: fc.oneof(
    fc.record({ kind: fc.constant('percent' as const), percent: fc.integer({ min: 0, max: 100 }) }),
    fc.record({ kind: fc.constant('limit' as const), milliwatts: fc.integer({ min: 0, max: 3_000_000 }) }),
  ),
});
const events = fc.array(event, { maxLength: 8 });

type Cap = typeof powerCapAt;
const everything = { devices, of: () => true };

/** In any order the same; never above normal; one more event never raises it; it changes when it says so, and not before. */
function capsFairly(cap: Cap, given: readonly PowerCapEvent[], more: PowerCapEvent, nowMs: number): boolean {
  const limit = cap(given, nowMs, everything);
  const next = limit.changesAtMs;
  const quietUntil = next ?? 101;
  const same = Array.from({ length: quietUntil - nowMs }, (_, ms) => cap(given, nowMs + ms, everything));
  return (
    cap(given.toReversed(), nowMs, everything).limitMilliwatts === limit.limitMilliwatts &&
    limit.limitMilliwatts >= 0 &&
    limit.limitMilliwatts <= limit.normalMilliwatts &&
    cap([...given, more], nowMs, everything).limitMilliwatts <= limit.limitMilliwatts &&
    same.every(({ limitMilliwatts }) => limitMilliwatts === limit.limitMilliwatts)
  );
}

describe('a power cap', () => {
  test('holds from its beginning until its end, the strictest first, in any order', () => {
    fc.assert(fc.property(events, event, moment, (given, more, now) => capsFairly(powerCapAt, given, more, now)));
  });

  test.each<[string, Cap]>([
    ['lets the last of several events count', (given, nowMs, of) => powerCapAt(given.slice(-1), nowMs, of)],
    ['forgets that events end', (given, nowMs, of) => ({ ...powerCapAt(given, nowMs, of), changesAtMs: null })],
    [
      'lets a cap raise the limit',
      (given, nowMs, of) => {
        const limit = powerCapAt(given, nowMs, of);
        const raised = given.some(({ cut }) => cut.kind === 'limit' && cut.milliwatts > 2_500_000);
        return raised ? { ...limit, limitMilliwatts: limit.normalMilliwatts + 1 } : limit;
      },
    ],
  ])('is caught when a rule %s', (_name, cap) => {
    const property = fc.property(events, event, moment, (given, more, now) => capsFairly(cap, given, more, now));
    expect(fc.check(property, { seed: 3, numRuns: 2_000 }).failed).toBe(true);
  });

  const quarterLess: PowerCapEvent = {
    id: 'cap',
    scope: 'organisation',
    scopeId: '',
    fromMs: 10,
    untilMs: 20,
    liftedAtMs: null,
    cut: { kind: 'percent', percent: 25 },
  };

  test('of a quarter for everything is a quarter of each pool, then over', () => {
    const policy = { devices, powerCaps: [quarterLess] };
    expect([9, 10, 19, 20].map((now) => powerLimitOfPool(policy, 'one', now)?.limitMilliwatts)).toEqual([
      1_000_000, 750_000, 750_000, 1_000_000,
    ]);
    expect(powerLimitOfPool(policy, 'one', 9)?.changesAtMs).toBe(10);
    expect(powerLimitOfPool(policy, 'none', 9)).toBeUndefined();
  });

  test('twice is the same as once', () => {
    const twice = [quarterLess, { ...quarterLess, id: 'other' }];
    expect(powerCapAt(twice, 15, everything).limitMilliwatts).toBe(
      powerCapAt([quarterLess], 15, everything).limitMilliwatts,
    );
    expect(powerCapAt(twice, 15, everything).eventIds).toEqual(['cap', 'other']);
  });

  test('ends when it is lifted', () => {
    expect(powerCapAt([{ ...quarterLess, liftedAtMs: 12 }], 12, everything).eventIds).toEqual([]);
  });
});

describe('what measurements teach', () => {
  const truth = { idle: 80_000, prefill: 40, decode: 900, kv: 3 };
  const busy = fc.record({
    prefillTokens: fc.integer({ min: 0, max: 90_000 }),
    decodeTokens: fc.integer({ min: 1, max: 60_000 }),
    kvTokenMs: fc.integer({ min: 0, max: 900_000_000 }),
    residentMs: fc.integer({ min: 1, max: 640_000 }),
  });
  const sampleOf = (
    work: { prefillTokens: number; decodeTokens: number; kvTokenMs: number; residentMs: number },
    at: number,
  ): LearningSample => ({
    ...work,
    untilMs: at * 10_000,
    spanMs: 10_000,
    busyMs: work.residentMs === 0 ? 0 : 10_000,
    meteredMillijoules: BigInt(
      Math.round(
        truth.idle * 10 +
          (work.prefillTokens * truth.prefill +
            work.decodeTokens * truth.decode +
            (work.kvTokenMs * truth.kv) / 1_000) /
            1_000,
      ),
    ),
  });
  const quiet = { prefillTokens: 0, decodeTokens: 0, kvTokenMs: 0, residentMs: 0 };

  test('is what made them, in any order', () => {
    const days = fc.array(busy, { minLength: 60, maxLength: 120 });
    fc.assert(
      fc.property(days, (work) => {
        const samples = [...work, ...Array.from({ length: 24 }, () => quiet)].map(sampleOf);
        const learnt = learnFigures(samples, 0);
        expect(learnFigures(samples.toReversed(), 0)).toEqual(learnt);
        expect(learnt.idleMilliwatts).toBe(truth.idle);
        expect(Math.abs((learnt.weights?.decodeToken ?? 0) - truth.decode)).toBeLessThanOrEqual(3);
        expect(Math.abs((learnt.weights?.prefillToken ?? 0) - truth.prefill)).toBeLessThanOrEqual(3);
        expect(learnt.weights?.errorPpm).toBeLessThan(10_000);
      }),
      { numRuns: 25 },
    );
  });

  test('is nothing while there is little', () => {
    expect(learnFigures([quiet].map(sampleOf), 0)).toEqual({
      samples: 1,
      idleMilliwatts: null,
      curve: [],
      weights: null,
    });
  });

  test('is energy by batch, of bins with enough intervals', () => {
    const work = { prefillTokens: 0, decodeTokens: 1_000, kvTokenMs: 0, residentMs: 80_000 };
    const { curve } = learnFigures(
      Array.from({ length: 20 }, (_, at) => sampleOf(work, at)),
      0,
    );
    expect(curve).toEqual([{ batch: 8, microjoulesPerToken: 800_900, tokensPerSecond: 100 }]);
  });
});
