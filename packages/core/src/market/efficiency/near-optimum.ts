import { isKeptWhole, valuesOfBids, type JournalledRound } from '../journal/index.ts';
import { amountForRound } from '../round/index.ts';
import { efficiencyOfRound } from './efficiency-of-round.ts';

/** Micro-credits for the round: what was served and the most that could have been, both less what slots cost. */
export interface NearOptimum {
  readonly worth: number;
  readonly best: number;
}

export interface RoundEfficiency {
  /** By what slots are worth to their agents, before paces and credits; null where that was not kept with the round. */
  readonly byValue: NearOptimum | null;
  /** By the bids as they were made. */
  readonly byBid: NearOptimum;
}

/** How near a pool's kept round came to its optimum; undefined where it took no part, or not even its must-run slots fit. */
export function nearOptimumOf(journalled: JournalledRound, pool: string): RoundEfficiency | undefined {
  const { round, result } = journalled;
  const near = (values?: ReturnType<typeof valuesOfBids>): NearOptimum | undefined => {
    const found = efficiencyOfRound(round, result, values).find((one) => one.pool === pool);
    return (
      found && {
        worth: amountForRound(found.worth, round.roundMs),
        best: amountForRound(found.best, round.roundMs),
      }
    );
  };
  const byBid = near();
  if (byBid === undefined) return undefined;
  return { byBid, byValue: isKeptWhole(journalled) ? (near(valuesOfBids(journalled)) ?? null) : null };
}
