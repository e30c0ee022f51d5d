import type { BidOutcome, MarketBid } from '@agent-os/core/market';

/** Of one pool, a bid with what became of it. */
export interface AnsweredBid {
  readonly bid: MarketBid;
  readonly outcome: BidOutcome;
}

export interface PriceFigures {
  readonly bestRefused: number | null;
  readonly worstAccepted: number | null;
}

/**
 * The best bid that was refused and the worst that won: the price lies between them. Slots by floor and must-run slots are given without
 * regard to price, and a bid that no whole slot was left for says so itself. Whether all that a round promises holds says core's audit.
 */
export function priceFigures(answered: readonly AnsweredBid[], priceCap: number): PriceFigures {
  let bestRefused = -1;
  let worstAccepted = Infinity;
  for (const { bid, outcome } of answered) {
    let byFloor = outcome.floorSlots;
    let won = outcome.slots - outcome.mustRunSlots - outcome.floorSlots;
    const isJudged = outcome.reason.code !== 'did_not_fit' && outcome.reason.code !== 'pool_failed';
    for (const step of bid.steps.toSorted((one, other) => other.price - one.price)) {
      const price = Math.min(step.price, priceCap);
      const floored = Math.min(byFloor, step.slots);
      byFloor -= floored;
      const accepted = Math.min(won, step.slots - floored);
      won -= accepted;
      if (accepted > 0) worstAccepted = Math.min(worstAccepted, price);
      if (step.slots > floored + accepted && isJudged) bestRefused = Math.max(bestRefused, price);
    }
  }
  return {
    bestRefused: bestRefused < 0 ? null : bestRefused,
    worstAccepted: worstAccepted === Infinity ? null : worstAccepted,
  };
}
