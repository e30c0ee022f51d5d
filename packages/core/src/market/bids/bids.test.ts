import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  demandCurve,
  demandSteps,
  slotsAtPrice,
  trailingPrice,
  type UtilityDeclaration,
  valueAtAge,
  type ValueDecay,
} from './index.ts';

const anyDecay: fc.Arbitrary<ValueDecay> = fc.oneof(
  fc.constant({ kind: 'constant' as const }),
  fc.record({ kind: fc.constant('linear' as const), worthlessAfterMs: fc.integer({ min: 1, max: 1e7 }) }),
  fc.record({ kind: fc.constant('step' as const), deadlineMs: fc.integer({ min: 1, max: 1e7 }) }),
  fc.record({ kind: fc.constant('exponential' as const), halfLifeMs: fc.integer({ min: 1, max: 1e7 }) }),
);

const anyUtility: fc.Arbitrary<UtilityDeclaration> = fc.record({
  valuePerTask: fc.nat(1e9),
  slotSecondsPerTask: fc.integer({ min: 1, max: 600 }),
  decay: anyDecay,
  usefulSlots: fc.nat(40),
  speedMillionths: fc.nat(1_000_000),
});

const anySituation = fc.record({
  ageMs: fc.nat(2e7),
  mustRunSlots: fc.nat(5),
  plannedSlots: fc.nat(30),
  openTasks: fc.nat(60),
  price: fc.option(fc.array(fc.nat(1e7), { minLength: 1, maxLength: 9 }).map(trailingPrice), { nil: undefined }),
  priceCap: fc.integer({ min: 1, max: 1e8 }),
});

describe('value', () => {
  it('never rises with age and is whole at age 0', () => {
    fc.assert(
      fc.property(fc.nat(1e12), anyDecay, fc.nat(2e7), fc.nat(1e6), (value, decay, age, later) => {
        expect(valueAtAge(value, decay, 0)).toBe(value);
        expect(valueAtAge(value, decay, age + later)).toBeLessThanOrEqual(valueAtAge(value, decay, age));
      }),
    );
  });

  it.each([
    [{ kind: 'linear', worthlessAfterMs: 400 }, 100, 750],
    [{ kind: 'step', deadlineMs: 100 }, 100, 1_000],
    [{ kind: 'step', deadlineMs: 100 }, 101, 0],
    [{ kind: 'exponential', halfLifeMs: 100 }, 300, 125],
    [{ kind: 'exponential', halfLifeMs: 100 }, 150, 375],
  ] as const)('%o at %d ms leaves %d of 1,000', (decay, age, left) => {
    expect(valueAtAge(1_000, decay, age)).toBe(left);
  });
});

describe('demand', () => {
  it('falls with the price, stays between must-run and useful slots, and never above value or cap', () => {
    fc.assert(
      fc.property(anyUtility, anySituation, (utility, situation) => {
        const curve = demandCurve(utility, situation);
        for (const [index, point] of curve.entries()) {
          const before = curve[index - 1] ?? { slots: situation.mustRunSlots, price: situation.priceCap };
          expect(point.slots).toBeGreaterThanOrEqual(before.slots);
          expect(point.price).toBeLessThanOrEqual(before.price);
          expect(point.price * utility.slotSecondsPerTask).toBeLessThanOrEqual(utility.valuePerTask);
        }
      }),
    );
  });

  it('is bid in whole slots that add up to the most that is useful, and clears where the curve says', () => {
    fc.assert(
      fc.property(anyUtility, anySituation, fc.nat(1e7), (utility, situation, price) => {
        const curve = demandCurve(utility, situation);
        const steps = demandSteps(curve);
        const all = steps.reduce((sum, { slots }) => sum + slots, 0);
        expect(curve[0].slots + all).toBe(curve[3].slots);
        const won = steps.reduce((sum, step) => sum + (step.price >= price ? step.slots : 0), 0);
        const widest = steps.reduce((most, { slots }) => Math.max(most, slots), 0);
        const wanted = slotsAtPrice(curve, price);
        expect(curve[0].slots + won).toBeLessThanOrEqual(wanted);
        expect(curve[0].slots + won + widest).toBeGreaterThanOrEqual(wanted);
      }),
    );
  });

  it('does not move while the price stays in the dead band around the plan', () => {
    const utility = {
      valuePerTask: 2_000,
      slotSecondsPerTask: 1,
      decay: { kind: 'constant' },
      usefulSlots: 10,
      speedMillionths: 0,
    } as const;
    const price = trailingPrice([800, 1_200]);
    const curve = demandCurve(utility, {
      ageMs: 0,
      mustRunSlots: 2,
      plannedSlots: 6,
      openTasks: 20,
      price,
      priceCap: 1e6,
    });
    expect(curve).toStrictEqual([
      { slots: 2, price: 1_200 },
      { slots: 6, price: 1_040 },
      { slots: 6, price: 960 },
      { slots: 10, price: 800 },
    ]);
    expect([1_201, 1_120, 1_040, 1_000, 961, 880, 800].map((at) => slotsAtPrice(curve, at))).toStrictEqual([
      2, 4, 6, 6, 6, 8, 10,
    ]);
  });
});
