import type { PaceMillionths } from '../pacing/index.ts';
import type { DemandStep, MarketRound, MarketRoundResult } from '../round/index.ts';

/** How a bid of a round came about: what its snapshot no longer tells, since it holds only what was bid in the end. */
export interface BidOrigin {
  /** Micro-credits for the dearest slot-second, before pacing; null where only what must run was bid for. */
  readonly value: number | null;
  /** What values were divided by. */
  readonly paceMillionths: PaceMillionths;
  /** Whether credits lowered the bid further. */
  readonly boundByCredits: boolean;
  /** The demand at its value, before pace and credits; only where credits lowered it, else the bid and its pace tell. */
  readonly values?: readonly DemandStep[] | undefined;
  /** What its department could pay with before the round, micro-credits; left out of rounds of before it was kept. */
  readonly balance?: number | undefined;
  /** Rounds to come in the period, as was reckoned then. */
  readonly roundsLeft?: number | undefined;
}

/** A round as the journal keeps it. */
export interface JournalledRound {
  readonly round: MarketRound;
  readonly result: MarketRoundResult;
  /** In the order of the round's bids; undefined of rounds of before it was kept. */
  readonly origins: readonly BidOrigin[] | undefined;
}

const millionths = 1_000_000;

/**
 * What a bid's slots are worth to its agent, before its pace and its credits, micro-credits for a slot-second. Where only the pace lowered
 * it, each price is the least value that its pace turns into what was bid.
 */
export function valuesOfBid(
  steps: readonly DemandStep[],
  { values, paceMillionths }: Pick<BidOrigin, 'values' | 'paceMillionths'>,
): readonly DemandStep[] {
  return (
    values ?? steps.map(({ price, slots }) => ({ price: Math.ceil((price * paceMillionths) / millionths), slots }))
  );
}

/** The values of all bids of a round, in their order; of a bid whose origin was not kept what was bid. */
export function valuesOfBids({
  round,
  origins,
}: Pick<JournalledRound, 'round' | 'origins'>): readonly (readonly DemandStep[])[] {
  return round.bids.map(({ steps }, index) => {
    const origin = origins?.[index];
    return origin === undefined ? steps : valuesOfBid(steps, origin);
  });
}

/** Whether all that a replay of its paces needs was kept with a round. */
export function isKeptWhole({ round, origins }: JournalledRound): boolean {
  return (
    origins?.length === round.bids.length &&
    origins.every(({ balance, roundsLeft }) => balance !== undefined && roundsLeft !== undefined)
  );
}
