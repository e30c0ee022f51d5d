import type { MarketBid, MarketRound, MarketRoundResult } from '../round/index.ts';

/** Rounds in a row, by pool and bidder, in which it went without: by the journal and by the candidate. */
export interface WaitsAhead {
  /** The round that they are of; null before the first. */
  readonly after: number | null;
  readonly bidders: ReadonlyMap<string, { readonly recorded: number; readonly candidate: number }>;
}

const keyOf = ({ pool, bidder }: Pick<MarketBid, 'pool' | 'bidder'>) => `${pool} ${bidder}`;

/** For how many rounds a bidder would have waited: as was kept, where the round before is not known or somebody set it anew. */
export function candidateWait({ after, bidders }: WaitsAhead, { roundNumber }: MarketRound, bid: MarketBid): number {
  if (after === null || roundNumber !== after + 1) return bid.waitedRounds;
  const known = bidders.get(keyOf(bid));
  return (known?.recorded ?? 0) === bid.waitedRounds ? (known?.candidate ?? 0) : bid.waitedRounds;
}

/** @param candidates the bids of the round with the waits of the candidate */
export function waitsAfter(
  { bids, roundNumber }: MarketRound,
  recorded: MarketRoundResult,
  candidate: MarketRoundResult,
  candidates: readonly MarketBid[],
): WaitsAhead {
  const after = new Map<string, { recorded: number; candidate: number }>();
  for (const [index, bid] of bids.entries()) {
    const [was, would] = [recorded.bids[index], candidate.bids[index]];
    const next = (slots: number | undefined, waited: number) =>
      slots === 0 && was !== undefined && was.askedSlots > 0 ? waited + 1 : 0;
    const waits = {
      recorded: next(was?.slots, bid.waitedRounds),
      candidate: next(would?.slots, candidates[index]?.waitedRounds ?? 0),
    };
    if (waits.recorded > 0 || waits.candidate > 0) after.set(keyOf(bid), waits);
  }
  return { after: roundNumber, bidders: after };
}
