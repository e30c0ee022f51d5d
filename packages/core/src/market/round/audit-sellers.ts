import { amountForRound } from './amount-for-round.ts';
import type { MarketPool, MarketRound } from './market-round.ts';
import type { MarketRoundResult } from './market-round-result.ts';

const msPerSecond = 1_000;

/** What is wrong with what sellers of a pool gave and got: none gives more than it offered, or for less than it asked. */
export function auditSellers(
  { pool, supply, priceFloor }: MarketPool,
  { roundMs, bids }: Pick<MarketRound, 'roundMs' | 'bids'>,
  { receipts }: Pick<MarketRoundResult, 'receipts'>,
): readonly string[] {
  // Payments are rounded down, each by itself, where a round is no whole second.
  const slack = roundMs % msPerSecond === 0 ? 0 : bids.length;
  return receipts.flatMap(({ pool: where, owner, slots, received }) => {
    if (where !== pool) return [];
    let [open, asked] = [slots, 0];
    const offered = supply.filter((step) => step.owner === owner).toSorted((one, other) => one.price - other.price);
    for (const step of offered) {
      const used = Math.min(open, step.slots);
      open -= used;
      asked += used * Math.max(step.price, priceFloor);
    }
    const faults: string[] = [];
    if (open > 0) faults.push(`${owner} gave ${open} more slots than it offered in ${pool}.`);
    if (received + slack < amountForRound(asked, roundMs)) {
      faults.push(`${owner} got ${received} for what it asked ${amountForRound(asked, roundMs)} in ${pool}.`);
    }
    return faults;
  });
}
