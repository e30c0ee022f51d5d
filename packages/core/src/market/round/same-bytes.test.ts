import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRound } from '../testing/any-round.ts';
import { clearSlotBySlot, type SlotBySlotFault } from '../testing/clear-slot-by-slot.ts';
import { journalledRounds } from '../testing/journalled-rounds.ts';
import { clearRound } from './clear-round.ts';
import type { MarketRound } from './market-round.ts';
import { tieNumber } from './tie-number.ts';

/** Of the results of all of them, as they were cleared in 2026. Another one breaks the replay of every journal there is. */
const digestOfJournal = 1_839_351_213;

describe('a round', () => {
  it('clears to the bytes that it always cleared to', () => {
    const digest = journalledRounds().reduce(
      (before, round) => tieNumber(before, round.roundNumber, JSON.stringify(clearRound(round))),
      0,
    );
    expect(digest).toBe(digestOfJournal);
  });

  it('of which only slots are scarce is cleared as slot by slot on paper', () => {
    fc.assert(
      fc.property(anyRound.map(onlySlots), (round) => {
        const expected = clearSlotBySlot(round);
        if (expected) expect(answersOf(round)).toStrictEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it.each<SlotBySlotFault>(['equals as they come', 'the price of the worst accepted bid'])(
    'is not cleared so: %s (canary)',
    (fault) => {
      const search = fc.check(
        fc.property(anyRound.map(onlySlots), (round) => {
          const wrong = clearSlotBySlot(round, fault);
          return wrong === undefined || JSON.stringify(answersOf(round)) === JSON.stringify(wrong);
        }),
        { seed: 22, numRuns: 1000 },
      );
      expect(search.failed).toBe(true);
    },
  );
});

function answersOf(round: MarketRound): unknown {
  return clearRound(round).bids.map(({ bidder, slots, price, payment }) => ({ bidder, slots, price, payment }));
}

function onlySlots(round: MarketRound): MarketRound {
  return {
    ...round,
    pools: round.pools.map((pool) => ({
      ...pool,
      floorAfterRounds: null,
      limits: { slots: pool.limits.slots, tokensPerSecond: null, milliwatts: null },
    })),
  };
}
