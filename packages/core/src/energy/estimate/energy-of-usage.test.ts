import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EnergyRange } from './energy-figure.ts';
import { energyOfUsage, energyRates, worstCaseEnergy, type EnergyInterval, type EnergyRates } from './energy-rates.ts';

const range: fc.Arbitrary<EnergyRange> = fc
  .tuple(fc.integer({ min: 1, max: 100_000_000 }), fc.integer({ min: 1, max: 100_000_000 }))
  .map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));
const rates = fc
  .tuple(range, range)
  .map(([input, output]) =>
    energyRates({ key: 'k', input, output, basis: 'estimated', tier: 'T3', source: 'made up' }),
  );
const usage = fc
  .record({
    inputTokens: fc.integer({ min: 0, max: 40_000_000 }),
    cachedShare: fc.double({ min: 0, max: 1, noNaN: true }),
    outputTokens: fc.integer({ min: 0, max: 40_000_000 }),
  })
  .map(({ inputTokens, cachedShare, outputTokens }) => ({
    inputTokens,
    cachedInputTokens: Math.floor(inputTokens * cachedShare),
    cacheWriteTokens: 0,
    outputTokens,
    reasoningTokens: 0,
  }));
type Usage = typeof usage extends fc.Arbitrary<infer Each> ? Each : never;

const isOrdered = ({ lowMillijoules, millijoules, highMillijoules }: EnergyInterval): boolean =>
  [lowMillijoules, millijoules, highMillijoules].every(Number.isSafeInteger) &&
  lowMillijoules <= millijoules &&
  millijoules <= highMillijoules;

const reckon: typeof energyOfUsage = energyOfUsage;

/** The most that rounding each of two calls by itself can put between their sum and the same tokens in one call. */
const roundingMillijoules = 2;

function adds(how: typeof energyOfUsage, count: number, seed?: number): void {
  const parts = [rates, usage, usage] as const;
  const holds = (each: EnergyRates, a: Usage, b: Usage): boolean => {
    const half = (tokens: number): number => Math.floor(tokens / 2);
    const [small, other] = [a, b].map((one) => ({
      ...one,
      inputTokens: half(one.inputTokens),
      cachedInputTokens: Math.min(half(one.inputTokens), one.cachedInputTokens),
      outputTokens: half(one.outputTokens),
    })) as [Usage, Usage];
    const both = {
      inputTokens: small.inputTokens + other.inputTokens,
      cachedInputTokens: small.cachedInputTokens + other.cachedInputTokens,
      cacheWriteTokens: 0,
      outputTokens: small.outputTokens + other.outputTokens,
      reasoningTokens: 0,
    };
    const [first, second, together] = [small, other, both].map((one) => how(each, one)) as [
      EnergyInterval,
      EnergyInterval,
      EnergyInterval,
    ];
    return (['lowMillijoules', 'millijoules', 'highMillijoules'] as const).every(
      (end) => Math.abs(first[end] + second[end] - together[end]) <= roundingMillijoules,
    );
  };
  fc.assert(fc.property(...parts, holds), { numRuns: count, ...(seed === undefined ? {} : { seed }) });
}

describe('the energy of a call', () => {
  test('is three safe integers in their order, and never above the worst case', () => {
    fc.assert(
      fc.property(rates, usage, (each, used) => {
        const energy = reckon(each, used);
        const worst = worstCaseEnergy(each, used.inputTokens, used.outputTokens);
        return isOrdered(energy) && energy.highMillijoules <= worst;
      }),
    );
  });

  test('adds up: the calls of a model sum to what their tokens would take in one', () => {
    adds(reckon, 200);
  });

  test('canary: a centre taken of each call’s own bounds does not add up', () => {
    const ownCentre: typeof energyOfUsage = (each, used) => {
      const energy = reckon(each, used);
      return { ...energy, millijoules: Math.round(Math.sqrt(energy.lowMillijoules * energy.highMillijoules)) };
    };
    expect(() => adds(ownCentre, 200, 24)).toThrow(/Property failed/);
  });

  test('counts what was read from a cache for the upper end only', () => {
    const each = energyRates({
      key: 'k',
      input: { low: 100_000, high: 400_000 },
      output: { low: 1_000_000, high: 4_000_000 },
      basis: 'estimated',
      tier: 'T3',
      source: 'made up',
    });
    const used = { inputTokens: 1_000, cacheWriteTokens: 0, outputTokens: 100, reasoningTokens: 0 };
    expect(reckon(each, { ...used, cachedInputTokens: 0 })).toEqual({
      lowMillijoules: 200_000,
      millijoules: 400_000,
      highMillijoules: 800_000,
    });
    expect(reckon(each, { ...used, cachedInputTokens: 900 })).toEqual({
      lowMillijoules: 110_000,
      millijoules: 220_000,
      highMillijoules: 800_000,
    });
  });
});
