import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { paceSteps, stepsWithinCredits } from '../pacing/index.ts';
import type { DemandStep } from '../round/index.ts';
import { keptJournal } from '../testing/kept-journal.ts';
import { valuesOfBid, type BidOrigin } from './journalled-round.ts';

const credits = { north: 3_000_000, south: 40_000_000, west: 900_000_000 };

/** Whether bids of a kept market are made again from their values, their pace and what there was to pay with. */
function areMadeAgain(
  seed: number,
  valuesOf: (steps: readonly DemandStep[], origin: BidOrigin) => readonly DemandStep[],
) {
  return keptJournal({ seed, rounds: 30, slots: 6, credits }).every(({ round, origins }) =>
    round.bids.every((bid, index) => {
      const origin = origins?.[index] ?? expect.fail('It has no origin.');
      const sharers = round.bids.filter(({ owner }) => owner === bid.owner).length;
      const paced = paceSteps(valuesOf(bid.steps, origin), origin.paceMillionths);
      const again = stepsWithinCredits(paced, Math.floor((origin.balance ?? 0) / sharers), round.roundMs);
      return JSON.stringify(again) === JSON.stringify(bid.steps);
    }),
  );
}

test('a bid is made again to the micro-credit from the values that are told from it', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 31), (seed) => areMadeAgain(seed, valuesOfBid)),
    { numRuns: 50 },
  );
});

test('from what was bid itself it is not (canary)', () => {
  expect(areMadeAgain(1, (steps) => steps)).toBe(false);
});
