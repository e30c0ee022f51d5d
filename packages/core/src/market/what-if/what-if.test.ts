import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalledRound } from '../journal/index.ts';
import { keptJournal, type KeptMarket } from '../testing/kept-journal.ts';
import { fairShareRound } from './fair-share-round.ts';
import type { OtherTerms } from './other-terms.ts';
import { replayBegins, replayRound, type ReplayedRound } from './replay-round.ts';
import { RoundsCompared } from './rounds-compared.ts';

const asItWas: OtherTerms = { marketOff: false, creditThousandths: {}, agentThousandths: {}, limitThousandths: {} };

const anyMarket: fc.Arbitrary<KeptMarket> = fc.record({
  seed: fc.nat(2 ** 31),
  rounds: fc.integer({ min: 1, max: 40 }),
  credits: fc.record({
    north: fc.constantFrom(0, 3_000_000, 40_000_000),
    south: fc.constantFrom(1_000_000, 400_000_000),
    west: fc.constant(20_000_000),
  }),
  slots: fc.integer({ min: 1, max: 20 }),
});

/** Three departments that run short. */
const shortOfCredits = {
  seed: 7,
  rounds: 60,
  slots: 5,
  credits: { north: 4_000_000, south: 9_000_000, west: 20_000_000 },
};

/** Decides rounds again, one after the other. */
function decideAgain(journal: readonly JournalledRound[], terms: OtherTerms): readonly ReplayedRound[] {
  let ahead = replayBegins;
  return journal.map((journalled) => {
    const next = replayRound(ahead, journalled, terms);
    ({ ahead } = next);
    return next.replayed;
  });
}

const held = ({ bids }: ReplayedRound) => bids.map(({ slots, payment }) => ({ slots, payment }));

function compare(journal: readonly JournalledRound[], terms: Partial<OtherTerms>): RoundsCompared {
  const compared = new RoundsCompared({ ...asItWas, ...terms });
  for (const [index, journalled] of journal.entries()) compared.add(journalled, index * 1_000);
  return compared;
}

const paidBy = (compared: RoundsCompared, owner: string) => {
  const { recorded, candidate } = compared.departments.get(owner)?.tally() ?? expect.fail('It did not bid.');
  return { recorded: recorded.paid, candidate: candidate.paid };
};

describe('kept rounds decided again', () => {
  it('are what the journal has where no term is another one, whichever of them are looked at', () => {
    fc.assert(
      fc.property(anyMarket, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (market, isLookedAt) => {
        const journal = keptJournal(market).filter((_, index) => isLookedAt[index]);
        const sameCredits = { ...asItWas, creditThousandths: { north: 1_000 }, agentThousandths: { 'west-1': 1_000 } };
        expect(decideAgain(journal, sameCredits).map(held)).toStrictEqual(
          journal.map(({ result }) => held({ ...result, prices: new Map() })),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('are not what the journal has when it says that departments paid twice what they did (canary)', () => {
    const journal = keptJournal(shortOfCredits);
    const forged = journal.map(({ result, ...rest }) => ({
      ...rest,
      result: { ...result, bids: result.bids.map((bid) => ({ ...bid, payment: 2 * bid.payment })) },
    }));
    const slotsOf = (rounds: readonly ReplayedRound[]) => rounds.map(({ bids }) => bids.map(({ slots }) => slots));
    expect(slotsOf(decideAgain(forged, asItWas))).not.toEqual(slotsOf(decideAgain(journal, asItWas)));
  });

  it.each([
    ['values that credits bound were not kept', (round: JournalledRound) => without(round, 'values')],
    ['the pace was another one', (round: JournalledRound) => paced(round, 1.5)],
  ])('with other credits are others when %s (canary)', (_, breakIt) => {
    const journal = keptJournal(shortOfCredits);
    const doubled = { ...asItWas, creditThousandths: { north: 2_000 } };
    expect(decideAgain(journal.map(breakIt), doubled)).not.toEqual(decideAgain(journal, doubled));
  });

  it.each([500, 2_000])('with %i thousandths of the credits are near the market that had them', (thousandths) => {
    const market = {
      seed: 20_261_122,
      rounds: 400,
      slots: 8,
      credits: { north: 200_000_000, south: 300_000_000, west: 900_000_000 },
    };
    const compared = compare(keptJournal(market), { creditThousandths: { north: thousandths } });
    const really = keptJournal({
      ...market,
      credits: { ...market.credits, north: (market.credits.north * thousandths) / 1_000 },
    });
    const paidReally = really
      .flatMap(({ result }) => result.bids)
      .reduce((sum, { owner, payment }) => sum + (owner === 'north' ? payment : 0), 0);
    const { recorded, candidate } = paidBy(compared, 'north');
    expect(candidate / paidReally).toBeGreaterThan(0.9);
    expect(candidate / paidReally).toBeLessThan(1.1);
    // The change is well beyond that.
    expect(Math.abs(candidate / recorded - 1)).toBeGreaterThan(0.3);
  });

  it('with less power hold less, use less energy, and cost more', () => {
    const journal = keptJournal({ seed: 3, rounds: 60, slots: 10, credits: { north: 1e10, south: 1e10, west: 1e10 } });
    const { recorded, candidate } = compare(journal, {
      poolId: 'large',
      limitThousandths: { milliwatts: 500 },
    }).all.tally();
    expect(candidate.grantedSlotRounds).toBeLessThan(recorded.grantedSlotRounds);
    expect(candidate.energyMillijoules).toBeLessThan(recorded.energyMillijoules);
    expect(candidate.worth).toBeLessThan(recorded.worth);
    expect(candidate.meanPrice).toBeGreaterThan(recorded.meanPrice);
  });

  it('with more slots than there are serve more, at the price of the dearest', () => {
    const journal = keptJournal({ seed: 3, rounds: 30, slots: 4, credits: { north: 1e10, south: 1e10 } });
    const more = compare(journal, { limitThousandths: { slots: 2_000, milliwatts: 2_000 } }).all.tally();
    expect(more.candidate.grantedSlotRounds).toBeGreaterThan(more.recorded.grantedSlotRounds);
    expect(more.candidate.meanPrice).toBeLessThan(more.recorded.meanPrice);
  });

  it('leave out rounds of before credits were kept', () => {
    const journal = keptJournal({ seed: 3, rounds: 5, slots: 4, credits: { north: 1e10 } });
    const compared = compare(
      journal.map((round) => without(round, 'balance')),
      {},
    );
    expect(compared.leftOut).toBe(5);
    expect(compared.all.tally().recorded.grantedSlotRounds).toBe(0);
  });

  it('end a run without a slot where rounds in between were not looked at', () => {
    const journal = keptJournal({ seed: 5, rounds: 80, slots: 1, credits: { north: 1e10, south: 1e10, west: 1e10 } });
    const whole = compare(journal, {}).all.tally().recorded;
    const everyOther = compare(
      journal.filter((_, index) => index % 2 === 0),
      {},
    ).all.tally().recorded;
    expect(whole.longestZeroRun).toBeGreaterThan(2);
    expect(everyOther.longestZeroRun).toBe(1);
  });
});

describe('shares without a market', () => {
  it('stay within slots, tokens and power, and differ by one at most among those who want more', () => {
    fc.assert(
      fc.property(anyMarket, fc.nat(300), fc.nat(100_000), (market, tokensPerSecond, milliwatts) => {
        for (const { round } of keptJournal({ ...market, rounds: 3 })) {
          const limits = { slots: market.slots, tokensPerSecond, milliwatts };
          const shares = fairShareRound({ ...round, pools: round.pools.map((pool) => ({ ...pool, limits })) });
          const sum = shares.reduce((all, slots) => all + slots, 0);
          expect(sum).toBeLessThanOrEqual(market.slots);
          expect(sum * 20).toBeLessThanOrEqual(tokensPerSecond);
          expect(sum * 7_000).toBeLessThanOrEqual(milliwatts);
          const unmet = shares.filter((slots, index) => slots < askedBy(round, index));
          for (const slots of unmet) expect(Math.max(...shares) - slots).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 100 },
    );
  });
});

function askedBy({ bids }: JournalledRound['round'], index: number): number {
  const bid = bids[index] ?? expect.fail('There is no such bid.');
  return bid.mustRunSlots + bid.steps.reduce((sum, { slots }) => sum + slots, 0);
}

function without(round: JournalledRound, key: 'values' | 'balance'): JournalledRound {
  return { ...round, origins: round.origins?.map((origin) => ({ ...origin, [key]: undefined })) };
}

function paced(round: JournalledRound, by: number): JournalledRound {
  return {
    ...round,
    origins: round.origins?.map((origin) => ({ ...origin, paceMillionths: Math.round(origin.paceMillionths * by) })),
  };
}
