import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SlotProgram, SlotProgramOptimum } from './slot-program.ts';
import { solveByDualSimplex } from './solve-by-dual-simplex.ts';
import { solveSlotProgram } from './solve-slot-program.ts';

const large = 5_000;

/** A large program from a few numbers: shrinking five thousand columns one by one helps nobody. */
const anyLargeProgram = fc.record({
  factor: fc.integer({ min: 1, max: 2 ** 30 }),
  worth: fc.constantFrom(20, 3_000, 2_000_000),
  share: fc.integer({ min: 1, max: 9 }),
  rows: fc.constantFrom(1, 2, 3),
});

describe('the optimum of a large program', () => {
  it('is found from a sample as well as without one', () => {
    fc.assert(
      fc.property(anyLargeProgram, (description) => {
        const program = programOf(description);
        const [found, expected] = [solveSlotProgram(program), solveByDualSimplex(program)];
        expect(valueOf(program, found) / valueOf(program, expected)).toBeCloseTo(1, 9);
        for (const [row, price] of found.prices.entries()) {
          expect(price).toBeCloseTo(expected?.prices[row] ?? Number.NaN, 4);
        }
      }),
      { numRuns: 15 },
    );
  });
});

function programOf(description: { factor: number; worth: number; share: number; rows: number }): SlotProgram {
  let state = description.factor;
  const below = (bound: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
  const column = (of: (index: number) => number): Float64Array =>
    Float64Array.from({ length: large }, (_, index) => of(index));
  const value = column((index) => (index === 0 ? -Math.floor(description.worth / 10) : 1 + below(description.worth)));
  const range = column((index) => (index === 0 ? large * 3 : 1 + below(5)));
  const uses = [
    column((index) => (index === 0 ? -1 : 1)),
    column((index) => (index === 0 ? 0 : below(90))),
    column((index) => (index === 0 ? 0 : below(30_000))),
  ] as const;
  const part = (use: Float64Array): number =>
    Math.floor((use.reduce((sum, amount, index) => sum + amount * (range[index] ?? 0), 0) * description.share) / 10);
  return {
    count: large,
    value,
    range,
    uses,
    capacity: [
      0,
      description.rows > 1 ? part(uses[1]) : Number.POSITIVE_INFINITY,
      description.rows > 2 ? part(uses[2]) : Number.POSITIVE_INFINITY,
    ],
  };
}

function valueOf({ value }: SlotProgram, optimum: SlotProgramOptimum | undefined): number {
  return optimum?.taken.reduce((sum, amount, column) => sum + amount * (value[column] ?? 0), 0) ?? Number.NaN;
}
