import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DemandItems, ItemWriter } from './item-writer.ts';
import { type SlotProgram, type SlotProgramOptimum, takenBy } from './slot-program.ts';
import { solveByDualSimplex } from './solve-by-dual-simplex.ts';
import { solveSlotProgram } from './solve-slot-program.ts';
import { priceOfWorth } from './tie-break.ts';

const large = 5_000;

interface Description {
  readonly factor: number;
  readonly worth: number;
  readonly share: number;
  readonly rows: number;
  readonly cost: number;
}

/** A large program from a few numbers: shrinking five thousand columns one by one helps nobody. */
const anyLargeProgram: fc.Arbitrary<Description> = fc.record({
  factor: fc.integer({ min: 1, max: 2 ** 30 }),
  worth: fc.constantFrom(20, 3_000, 2_000_000),
  share: fc.integer({ min: 1, max: 9 }),
  rows: fc.constantFrom(1, 2, 3),
  cost: fc.constantFrom(0, 0.1),
});

describe('the optimum of a large program', () => {
  it('is found from a sample as well as without one', () => {
    fc.assert(
      fc.property(anyLargeProgram, (description) => {
        const { program, sample } = programOf(description);
        const [found, expected] = [solveSlotProgram(program, sample), solveByDualSimplex(program)];
        expect(valueOf(program, found) / valueOf(program, expected)).toBeCloseTo(1, 9);
        for (const [row, price] of found.prices.entries()) {
          expect(price).toBeCloseTo(expected?.prices[row] ?? Number.NaN, 4);
        }
      }),
      { numRuns: 20 },
    );
  });
});

function programOf({ factor, worth, share, rows, cost }: Description): {
  program: SlotProgram;
  sample: DemandItems['sample'];
} {
  let state = factor;
  const below = (bound: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
  const slots = large * 3;
  const steps = [{ price: Math.floor(worth * cost), slots, owner: null }];
  const writer = new ItemWriter(large, large, { steps, slots, lowestPrice: 0 });
  let [allTokens, allPower] = [0, 0];
  for (let bid = 0; bid < large; bid += 1) {
    const [price, asked] = [1 + below(worth), 1 + below(5)];
    const use = { tokensPerSecond: below(90), milliwatts: below(30_000) };
    writer.add(bid, price, asked, use);
    allTokens += asked * use.tokensPerSecond;
    allPower += asked * use.milliwatts;
  }
  const { columns, sample } = writer.items();
  const part = (row: number, all: number): number =>
    rows >= row ? Math.floor((all * share) / 10) : Number.POSITIVE_INFINITY;
  return { program: { ...columns, capacity: [0, part(2, allTokens), part(3, allPower)] }, sample };
}

function valueOf(program: SlotProgram, optimum: SlotProgramOptimum | undefined): number {
  if (!optimum) return Number.NaN;
  return program.worth.reduce((sum, worth, column) => sum + takenBy(program, optimum, column) * priceOfWorth(worth), 0);
}
