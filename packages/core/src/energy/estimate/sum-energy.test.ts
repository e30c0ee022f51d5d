import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sumEnergyOfModels, type EnergySum } from './sum-energy.ts';

const sum: fc.Arbitrary<EnergySum> = fc
  .tuple(fc.bigInt(0n, 10n ** 15n), fc.bigInt(0n, 10n ** 15n), fc.bigInt(0n, 10n ** 15n))
  .map(([lowMillijoules, toCentre, toHigh]) => ({
    lowMillijoules,
    millijoules: lowMillijoules + toCentre,
    highMillijoules: lowMillijoules + toCentre + toHigh,
  }));
const total = (parts: readonly EnergySum[], end: keyof EnergySum): bigint =>
  parts.reduce((all, part) => all + part[end], 0n);

type Rule = typeof sumEnergyOfModels;

/** Between the widest of its parts and all of them end by end; centres add up; no order matters. */
function isSound(rule: Rule, seed?: number): void {
  fc.assert(
    fc.property(fc.array(sum, { maxLength: 8 }), (parts) => {
      const whole = rule(parts);
      const below = whole.millijoules - whole.lowMillijoules;
      const above = whole.highMillijoules - whole.millijoules;
      return (
        whole.millijoules === total(parts, 'millijoules') &&
        whole.lowMillijoules >= total(parts, 'lowMillijoules') &&
        whole.highMillijoules <= total(parts, 'highMillijoules') &&
        parts.every((part) => part.millijoules - part.lowMillijoules <= below) &&
        parts.every((part) => part.highMillijoules - part.millijoules <= above) &&
        rule(parts.toReversed()).lowMillijoules === whole.lowMillijoules
      );
    }),
    seed === undefined ? {} : { seed },
  );
}

describe('what several models took together', () => {
  test('is as wide as independent errors are: no narrower than the widest, no wider than all of them', () => {
    isSound(sumEnergyOfModels);
  });

  test('of two alike is the root of two as wide, not twice', () => {
    const one = { lowMillijoules: 0n, millijoules: 1_000_000n, highMillijoules: 3_000_000n };
    expect(sumEnergyOfModels([one, one])).toEqual({
      lowMillijoules: 585_786n,
      millijoules: 2_000_000n,
      highMillijoules: 4_828_428n,
    });
  });

  test('of one model is what its calls came to', () => {
    const one = { lowMillijoules: 3n, millijoules: 10n, highMillijoules: 40n };
    expect(sumEnergyOfModels([one])).toEqual(one);
    expect(sumEnergyOfModels([])).toEqual({ lowMillijoules: 0n, millijoules: 0n, highMillijoules: 0n });
  });

  test('canary: widths that are averaged come out too narrow', () => {
    const averaged: Rule = (parts) => {
      const count = BigInt(Math.max(1, parts.length));
      const millijoules = total(parts, 'millijoules');
      return {
        lowMillijoules: millijoules - (millijoules - total(parts, 'lowMillijoules')) / count,
        millijoules,
        highMillijoules: millijoules + (total(parts, 'highMillijoules') - millijoules) / count,
      };
    };
    expect(() => isSound(averaged, 24)).toThrow(/Property failed/);
  });
});
