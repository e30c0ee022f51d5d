import type { BidOrigin, JournalledRound } from '../journal/index.ts';
import { nextPace, plannedSpend, unpaced, type PaceMillionths } from '../pacing/index.ts';
import type { MarketRoundResult } from '../round/index.ts';
import { partOf, type OtherTerms } from './other-terms.ts';

/** By department, its next pace by the journal's round and by the candidate's. */
export type PacesAhead = ReadonlyMap<string, { readonly recorded: PaceMillionths; readonly candidate: PaceMillionths }>;

const slowest: PaceMillionths = 1_000_000_000;
const thousand = 1_000;

/**
 * The pace that a department would have had: the kept one, as much faster or slower as the replay is ahead of the journal. In the first
 * round more credits take at once what they will take from it in the end: a pace falls by no more than 2 % a round.
 */
export function candidatePace(
  paces: PacesAhead,
  owner: string,
  { paceMillionths }: Pick<BidOrigin, 'paceMillionths'>,
  { creditThousandths }: Pick<OtherTerms, 'creditThousandths'>,
): PaceMillionths {
  const known = paces.get(owner);
  const by =
    known === undefined
      ? thousand / Math.max(thousand, creditThousandths[owner] ?? thousand)
      : known.candidate / known.recorded;
  return Math.min(slowest, Math.max(unpaced, Math.round(paceMillionths * by)));
}

/** Paces after a round, by what departments paid in it and what they would have paid. */
export function pacesAfter(
  paces: PacesAhead,
  { round, result, origins }: JournalledRound,
  candidate: MarketRoundResult,
  terms: OtherTerms,
): PacesAhead {
  const after = new Map(paces);
  const [paid, wouldPay] = [paidByOwner(result), paidByOwner(candidate)];
  const seen = new Set<string>();
  for (const [index, { owner }] of round.bids.entries()) {
    const origin = origins?.[index];
    if (seen.has(owner) || origin?.balance === undefined || origin.roundsLeft === undefined) continue;
    seen.add(owner);
    const { balance, roundsLeft, paceMillionths } = origin;
    const next = (pace: PaceMillionths, has: number, owes: number) => {
      const charge = Math.min(owes, has);
      return nextPace(pace, charge, plannedSpend({ balance: has - charge, roundsLeft, expectedRebate: 0 }));
    };
    after.set(owner, {
      recorded: next(paceMillionths, balance, paid.get(owner) ?? 0),
      candidate: next(
        candidatePace(paces, owner, origin, terms),
        partOf(balance, terms.creditThousandths[owner]),
        wouldPay.get(owner) ?? 0,
      ),
    });
  }
  return after;
}

function paidByOwner({ bids }: MarketRoundResult): ReadonlyMap<string, number> {
  const paid = new Map<string, number>();
  for (const { owner, payment } of bids) paid.set(owner, (paid.get(owner) ?? 0) + payment);
  return paid;
}
