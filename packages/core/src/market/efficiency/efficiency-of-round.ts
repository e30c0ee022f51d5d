import {
  bestWorthOf,
  booksOf,
  costOfSlots,
  openPool,
  type DemandStep,
  type MarketRound,
  type MarketRoundResult,
} from '../round/index.ts';
import { worthOfSlots } from './worth-of-slots.ts';

/** How near a pool's round came to the best that there was. Micro-credits a second. */
export interface PoolEfficiency {
  readonly pool: string;
  /** What the granted slots are worth, less what they cost. */
  readonly worth: number;
  /** The most that any allocation of the same demand within the same limits could be worth, less its cost: never below `worth`. */
  readonly best: number;
}

/**
 * How near each pool of a round came to its optimum: Σ worth · slots less the cost of the cheapest slots that serve them, beside the most that
 * it could be. That is the optimum of the linear program of the round (0022), which may cut slots in pieces: no allocation exceeds it, and
 * whole slots may not reach it quite. Must-run slots hold in both, are worth nothing in both and their cost is left out of both; floors are
 * the market's own and not the optimum's. Pools whose must-run slots do not fit have no optimum and are left out.
 *
 * @param values Of the round's bids, in their order: by what worth is measured, such as values before paces; left out: the bids themselves.
 */
export function efficiencyOfRound(
  round: MarketRound,
  result: MarketRoundResult,
  values?: readonly (readonly DemandStep[])[],
): readonly PoolEfficiency[] {
  const valued: MarketRound =
    values === undefined
      ? round
      : { ...round, bids: round.bids.map((bid, index) => ({ ...bid, steps: values[index] ?? bid.steps })) };
  return booksOf(valued).flatMap((book) => {
    const opening = openPool(valued, book);
    if (opening.overload) return [];
    const { pool, priceCap } = book.pool;
    let [worth, slots] = [0, 0];
    for (const [index, bid] of valued.bids.entries()) {
      const answer = result.bids[index];
      if (bid.pool !== pool || answer === undefined) continue;
      slots += answer.slots;
      const steps = bid.steps.map((step) => ({ ...step, price: Math.min(step.price, priceCap) }));
      worth += worthOfSlots(steps, answer.slots - answer.mustRunSlots);
    }
    const { supply } = opening;
    const mustRunCost = costOfSlots(supply, book.mustRun.slots);
    return [
      { pool, worth: worth - costOfSlots(supply, slots) + mustRunCost, best: bestWorthOf(opening) + mustRunCost },
    ];
  });
}
