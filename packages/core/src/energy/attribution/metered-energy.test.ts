import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meteredEnergy, type MeterReading } from './index.ts';

type Metering = typeof meteredEnergy;

const limits = { peakMilliwatts: 500_000, longestGapMs: 30_000 };
const range = 262_143_328_850n;

const at = (atMs: number, microjoules: bigint, wrapsAtMicrojoules: bigint | null = null): MeterReading => ({
  atMs,
  counter: { microjoules, wrapsAtMicrojoules },
  powerMilliwatts: null,
});

/** A meter that draws so much in each step, its counter beginning again after `range`. */
const walk = fc.record({
  start: fc.bigInt({ min: 0n, max: range - 1n }),
  steps: fc.array(
    fc.record({ ms: fc.integer({ min: 1, max: 60_000 }), milliwatts: fc.integer({ min: 0, max: 500_000 }) }),
    { minLength: 1, maxLength: 60 },
  ),
});

/** The intervals together are what the meter counted, to the millijoule. */
function countsAll(metering: Metering, given: typeof walk extends fc.Arbitrary<infer Walk> ? Walk : never): boolean {
  let total = given.start;
  let nowMs = 0;
  let before = at(0, total, range);
  let carry = 0n;
  let millijoules = 0n;
  for (const { ms, milliwatts } of given.steps) {
    nowMs += ms;
    total += BigInt(milliwatts) * BigInt(ms);
    const after = at(nowMs, total % range, range);
    const metered = metering(before, after, carry, limits);
    if (metered.millijoules < 0n || metered.basis !== 'measured') return false;
    millijoules += metered.millijoules;
    carry = metered.carryMicrojoules;
    before = after;
  }
  return millijoules * 1_000n + carry === total - given.start;
}

describe('a counter', () => {
  test('is counted to the millijoule over any number of wraps', () => {
    fc.assert(fc.property(walk, (given) => countsAll(meteredEnergy, given)));
  });

  test.each<[string, Metering]>([
    ['drops what is below a millijoule', (before, after, _carry, most) => meteredEnergy(before, after, 0n, most)],
    [
      'takes a wrap for a reset',
      (before, after, carry, most) => {
        const metered = meteredEnergy(before, after, carry, most);
        if (metered.method !== 'counter_wrapped') return metered;
        return { ...metered, millijoules: (after.counter?.microjoules ?? 0n) / 1_000n };
      },
    ],
  ])('is caught when a rule %s', (_name, metering) => {
    const property = fc.property(walk, (given) => countsAll(metering, given));
    expect(fc.check(property, { seed: 7, numRuns: 2_000 }).failed).toBe(true);
  });

  test('that never wraps and falls has begun anew: what it has since is the least, and an estimate', () => {
    expect(meteredEnergy(at(0, 9_000_000n), at(10_000, 4_000_500n), 0n, limits)).toEqual({
      millijoules: 4_000n,
      carryMicrojoules: 500n,
      method: 'counter_reset',
      basis: 'estimated',
    });
  });

  test('that falls by more than the device can draw over a wrap has begun anew', () => {
    expect(meteredEnergy(at(0, 1_000n, range), at(1_000, 0n, range), 0n, limits)).toMatchObject({
      millijoules: 0n,
      method: 'counter_reset',
    });
  });

  test('that may have wrapped more than once between two readings is an estimate', () => {
    const hourMs = 3_600_000;
    expect(meteredEnergy(at(0, 0n, range), at(hourMs, 5_000_000n, range), 0n, limits)).toMatchObject({
      millijoules: 5_000n,
      basis: 'estimated',
    });
  });
});

describe('a power', () => {
  const showing = (atMs: number, powerMilliwatts: number | null): MeterReading => ({
    atMs,
    counter: null,
    powerMilliwatts,
  });

  test('is integrated by the trapezium, and flagged', () => {
    expect(meteredEnergy(showing(0, 100_000), showing(10_000, 300_000), 0n, limits)).toEqual({
      millijoules: 2_000_000n,
      carryMicrojoules: 0n,
      method: 'power_integral',
      basis: 'measured',
    });
  });

  test('over a gap is an estimate', () => {
    expect(meteredEnergy(showing(0, 100_000), showing(60_000, 100_000), 0n, limits).basis).toBe('estimated');
  });

  test('that the meter does not tell is nothing that was measured', () => {
    expect(meteredEnergy(showing(0, null), showing(10_000, 1), 0n, limits)).toMatchObject({
      millijoules: 0n,
      method: 'none',
      basis: 'estimated',
    });
  });
});
