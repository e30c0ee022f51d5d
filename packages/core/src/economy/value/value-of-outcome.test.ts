import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  costOfHumanTime,
  fullRealisation,
  sectorTemplates,
  valueFormulaKinds,
  valueOfOutcome,
  type OutcomeFacts,
  type ValueFormula,
} from './index.ts';

const nothingKnown: OutcomeFacts = {
  units: null,
  human: null,
  handlingSeconds: null,
  durationSeconds: null,
  declaredNanoUsd: null,
  stated: null,
};
const amount = fc.bigInt({ min: 0n, max: 10n ** 15n });
const seconds = fc.nat(10_000_000);
const formula: fc.Arbitrary<ValueFormula> = fc.oneof(
  fc.record({ kind: fc.constant('per_outcome' as const), amountNanoUsd: amount }),
  fc.record({ kind: fc.constant('per_unit' as const), amountNanoUsd: amount }),
  fc.constant({ kind: 'declared' as const }),
  fc.constant({ kind: 'stated' as const }),
  fc.record({ kind: fc.constant('time_saved' as const), baselineSeconds: seconds, nanoUsdPerHour: amount }),
  fc.record({ kind: fc.constant('duration_saved' as const), baselineSeconds: seconds, nanoUsdPerHour: amount }),
  fc.record({ kind: fc.constant('units_saved' as const), baselineUnits: amount, amountNanoUsd: amount }),
  fc.record({ kind: fc.constant('without_person' as const), amountNanoUsd: amount }),
  fc.record({ kind: fc.constant('in_time' as const), limitSeconds: seconds, amountNanoUsd: amount }),
);
const confidence = fc.constantFrom('measured' as const, 'reported' as const, 'declared' as const, 'assumed' as const);
const facts: fc.Arbitrary<OutcomeFacts> = fc.record({
  units: fc.option(fc.record({ count: fc.bigInt({ min: 0n, max: 10n ** 6n }), confidence })),
  human: fc.option(fc.record({ seconds, confidence })),
  handlingSeconds: fc.option(seconds),
  durationSeconds: fc.option(seconds),
  declaredNanoUsd: fc.option(amount),
  stated: fc.option(fc.record({ nanoUsd: amount, confidence })),
});
const hour = 3600;
const usd = 1_000_000_000n;
const full = (one: ValueFormula) => ({ formula: one, realisation: fullRealisation });

describe('the value of an outcome', () => {
  test('is never negative, and what counts in part is never worth more than the whole', () => {
    fc.assert(
      fc.property(formula, facts, fc.nat(fullRealisation), (one, known, realisation) => {
        const whole = valueOfOutcome(full(one), known);
        const part = valueOfOutcome({ formula: one, realisation }, known);
        expect(whole === undefined).toBe(part === undefined);
        if (whole === undefined || part === undefined) return;
        expect(part.nanoUsd >= 0n && part.nanoUsd <= whole.nanoUsd).toBe(true);
      }),
    );
  });

  test('of a formula is never known better than the price or baseline in it', () => {
    fc.assert(
      fc.property(formula, facts, (one, known) => {
        const value = valueOfOutcome(full(one), { ...known, stated: null });
        expect(['declared', 'assumed', undefined]).toContain(value?.confidence);
      }),
    );
  });

  test('is unknown, not nothing, where people’s time is not known', () => {
    const saved = full({ kind: 'time_saved', baselineSeconds: hour, nanoUsdPerHour: 60n * usd });
    expect(valueOfOutcome(saved, nothingKnown)).toBeUndefined();
    const human = { seconds: 600, confidence: 'reported' as const };
    expect(valueOfOutcome(saved, { ...nothingKnown, human })).toEqual({ nanoUsd: 50n * usd, confidence: 'assumed' });
    const units = { count: 3n, confidence: 'measured' as const };
    expect(valueOfOutcome(saved, { ...nothingKnown, human, units })).toEqual({
      nanoUsd: 170n * usd,
      confidence: 'declared',
    });
  });

  test('of a resolution is nothing once a person worked on it', () => {
    const rule = full({ kind: 'without_person', amountNanoUsd: 7n * usd });
    const units = { count: 2n, confidence: 'reported' as const };
    expect(valueOfOutcome(rule, { ...nothingKnown, units, handlingSeconds: 0 })?.nanoUsd).toBe(14n * usd);
    expect(valueOfOutcome(rule, { ...nothingKnown, units, handlingSeconds: 1 })?.nanoUsd).toBe(0n);
    expect(valueOfOutcome(rule, { ...nothingKnown, units })).toBeUndefined();
  });

  test('is what was stated, whatever the rule says, and what was declared where there is no rule', () => {
    const stated = { nanoUsd: 5n, confidence: 'measured' as const };
    fc.assert(
      fc.property(formula, facts, (one, known) => {
        expect(valueOfOutcome(full(one), { ...known, stated })).toEqual(stated);
      }),
    );
    expect(valueOfOutcome(undefined, { ...nothingKnown, declaredNanoUsd: 9n })?.nanoUsd).toBe(9n);
    expect(valueOfOutcome(undefined, nothingKnown)).toBeUndefined();
  });
});

test('people’s time costs at least its share of an hour, and less than a nano-USD more', () => {
  fc.assert(
    fc.property(seconds, amount, (spent, perHour) => {
      const over = costOfHumanTime(spent, perHour) * 3600n - BigInt(spent) * perHour;
      expect(over >= 0n && over < 3600n).toBe(true);
    }),
  );
});

test('six sectors have a definition: what is measured, from which records, by which formula and baselines', () => {
  expect(sectorTemplates).toHaveLength(6);
  expect(new Set(sectorTemplates.map(({ key }) => key)).size).toBe(6);
  for (const template of sectorTemplates) {
    expect(valueFormulaKinds).toContain(template.formula);
    expect(template.facts.length).toBeGreaterThan(0);
    expect(template.baselines.length).toBeGreaterThan(0);
    expect(template.suggestedKind).toMatch(/^[a-z]+(-[a-z]+)*$/);
  }
});
