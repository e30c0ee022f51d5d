import { valuesOfBid, type BidOrigin, type JournalledRound } from '../journal/index.ts';
import { paceSteps, stepsWithinCredits } from '../pacing/index.ts';
import { clearRound, type MarketBid, type MarketRoundResult } from '../round/index.ts';
import { fairShareRound } from './fair-share-round.ts';
import { changedPool, isAsked, isOther, partOf, type OtherTerms } from './other-terms.ts';
import { candidatePace, pacesAfter, type PacesAhead } from './paces-ahead.ts';
import { candidateWait, waitsAfter, type WaitsAhead } from './waits-ahead.ts';

/** What became of a bid: slots, and micro-credits for the round. */
export interface ReplayedBid {
  readonly slots: number;
  readonly payment: number;
}

export interface ReplayedRound {
  /** As the round's bids stand. */
  readonly bids: readonly ReplayedBid[];
  readonly prices: ReadonlyMap<string, number>;
}

/** What one replayed round leaves for the next: where the candidate's course is another one than the journal's. */
export interface ReplayAhead {
  readonly paces: PacesAhead;
  readonly waits: WaitsAhead;
}

export const replayBegins: ReplayAhead = { paces: new Map(), waits: { after: null, bidders: new Map() } };

export function ofResult(result: MarketRoundResult): ReplayedRound {
  return { bids: result.bids, prices: new Map(result.pools.map(({ pool, price }) => [pool, price])) };
}

/**
 * Decides a kept round again under other terms. Demand and its value are as they were; the departments' paces follow from what they would
 * have paid and what credits they would have had, and floors from who would have gone without. Under the terms that there were, rounds in
 * their order give what the journal has, whichever of them are left out.
 */
export function replayRound(
  ahead: ReplayAhead,
  journalled: JournalledRound,
  terms: OtherTerms,
): { readonly replayed: ReplayedRound; readonly ahead: ReplayAhead } {
  const { round, result } = journalled;
  const pools = round.pools.map((pool) => changedPool(pool, terms));
  if (terms.marketOff) {
    const prices = new Map(round.pools.map(({ pool }) => [pool, 0]));
    const bids = fairShareRound({ ...round, pools }).map((slots) => ({ slots, payment: 0 }));
    return { replayed: { bids, prices }, ahead };
  }
  const bidsOfOwner = new Map<string, number>();
  for (const { owner } of round.bids) bidsOfOwner.set(owner, (bidsOfOwner.get(owner) ?? 0) + 1);
  const bids = round.bids.map((bid, index) => {
    const origin = journalled.origins?.[index];
    const waitedRounds = candidateWait(ahead.waits, round, bid);
    return {
      ...bid,
      waitedRounds,
      steps:
        origin === undefined
          ? bid.steps
          : candidateSteps(bid, origin, {
              terms,
              paceMillionths: candidatePace(ahead.paces, bid.owner, origin, terms),
              sharers: bidsOfOwner.get(bid.owner) ?? 1,
              roundMs: round.roundMs,
            }),
    };
  });
  const candidate = clearRound({ ...round, pools, bids });
  return {
    replayed: ofResult(candidate),
    ahead: {
      paces: pacesAfter(ahead.paces, journalled, candidate, terms),
      waits: waitsAfter(round, result, candidate, bids),
    },
  };
}

interface CandidateParts {
  readonly terms: OtherTerms;
  readonly paceMillionths: number;
  /** Bids of the department in the round: what it has is shared among them. */
  readonly sharers: number;
  readonly roundMs: number;
}

/** What would have been bid: as it was, unless its value, its pace or its credits are others. */
function candidateSteps(
  bid: MarketBid,
  origin: BidOrigin,
  { terms, paceMillionths, sharers, roundMs }: CandidateParts,
): MarketBid['steps'] {
  const byAgent = isAsked(terms, bid) ? terms.agentThousandths[bid.bidder] : undefined;
  const byCredits = terms.creditThousandths[bid.owner];
  if (!isOther(byAgent) && !isOther(byCredits) && paceMillionths === origin.paceMillionths) return bid.steps;
  const values = valuesOfBid(bid.steps, origin).map(({ price, slots }) => ({ price: partOf(price, byAgent), slots }));
  const paced = paceSteps(values, paceMillionths);
  if (origin.balance === undefined) return paced;
  return stepsWithinCredits(paced, Math.floor(partOf(origin.balance, byCredits) / sharers), roundMs);
}
