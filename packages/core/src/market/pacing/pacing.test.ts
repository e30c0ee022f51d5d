import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clearRound } from '../round/index.ts';
import { anyRound } from '../testing/any-round.ts';
import {
  nextPace,
  openCreditPeriod,
  paceSteps,
  plannedSpend,
  settleRound,
  slotsForCredits,
  stepsWithinCredits,
  unpaced,
} from './index.ts';

describe('pace', () => {
  it('rises after a dear round, falls after a cheap one, and never lets a bid exceed its value', () => {
    fc.assert(
      fc.property(
        fc.nat(1e9),
        fc.integer({ min: 1, max: 1e9 }),
        fc.integer({ min: unpaced, max: 1e9 }),
        (spent, planned, pace) => {
          const next = nextPace(pace, spent, planned);
          expect(next).toBeGreaterThanOrEqual(unpaced);
          if (spent > planned) expect(next).toBeGreaterThanOrEqual(pace);
          if (spent < planned) expect(next).toBeLessThanOrEqual(pace);
          expect(paceSteps([{ price: 700, slots: 1 }], next)[0]?.price).toBeLessThanOrEqual(700);
        },
      ),
    );
  });

  it('bids next to nothing once no credits are left', () => {
    expect(nextPace(unpaced, 5, 0)).toBe(1_000_000_000);
    expect(plannedSpend({ balance: -7, roundsLeft: 100, expectedRebate: 0 })).toBe(0);
  });

  it('plans what is left over the rounds that are left, the last ten alike', () => {
    expect(plannedSpend({ balance: 1_000, roundsLeft: 50, expectedRebate: 3 })).toBe(23);
    expect(plannedSpend({ balance: 1_000, roundsLeft: 1, expectedRebate: 0 })).toBe(100);
  });
});

describe('credits', () => {
  it('never go below zero, whatever the price turns out to be', () => {
    fc.assert(
      fc.property(anyRound, fc.nat(20_000_000), (round, credits) => {
        const bids = round.bids.map((bid) => ({
          ...bid,
          mustRunSlots: 0,
          floorSlots: 0,
          steps: stepsWithinCredits(bid.steps, credits, round.roundMs),
        }));
        for (const { payment } of clearRound({ ...round, bids }).bids) expect(payment).toBeLessThanOrEqual(credits);
      }),
      { numRuns: 200 },
    );
  });

  it('lapse at the end of a period but for the share that is carried; debts stay', () => {
    const policy = { grant: 1_000, carryMillionths: 250_000 };
    expect(openCreditPeriod({ ...policy, unspent: 401 })).toStrictEqual({ balance: 1_100, carried: 100, lapsed: 301 });
    expect(openCreditPeriod({ ...policy, unspent: -40 })).toStrictEqual({ balance: 960, carried: -40, lapsed: 0 });
  });

  it('would have bought slots at the usual price, and at a deviation more or less', () => {
    const price = { mean: 10, deviation: 5, lowest: 5, highest: 20 };
    expect(slotsForCredits(100, price)).toStrictEqual({ atMeanPrice: 10, atHighPrice: 6, atLowPrice: 20 });
    expect(slotsForCredits(100, { ...price, deviation: 10 }).atLowPrice).toBeNull();
  });
});

describe('rebate', () => {
  it('of a department does not change with what it pays itself', () => {
    const result = (paid: number): ReturnType<typeof clearRound> => ({
      roundNumber: 1,
      pools: [],
      shed: [],
      receipts: [],
      bids: [
        { ...answer, bidder: 'one', owner: 'north', payment: paid },
        { ...answer, bidder: 'two', owner: 'south', payment: 500 },
      ],
    });
    const rebateOf = (paid: number): number | undefined =>
      settleRound(result(paid), ['north', 'south', 'west'], { rebateMillionths: 1_000_000 }).postings.find(
        ({ owner }) => owner === 'north',
      )?.rebate;
    expect(rebateOf(0)).toBe(250);
    expect(rebateOf(900)).toBe(250);
  });
});

const answer = {
  pool: 'large',
  slots: 1,
  mustRunSlots: 0,
  floorSlots: 0,
  askedSlots: 1,
  price: 1,
  reason: { code: 'asked_for_nothing' },
} as const;
