import type { BidReason } from '../round/index.ts';

/** The best bid of a bidder that won nothing, and the least of one that won: what a round's reason shows of it; null: nothing. */
export function bidOfReason(reason: BidReason): number | null {
  switch (reason.code) {
    case 'outbid':
    case 'below_cost':
      return reason.bestBid;
    case 'won_all':
      return reason.lowestBid;
    case 'won_part':
      return reason.lowestWonBid;
    case 'shared_at_price':
    case 'did_not_fit':
      return reason.price;
    case 'asked_for_nothing':
      return 0;
    case 'floor_after_wait':
    case 'must_run':
    case 'shed':
    case 'pool_failed':
      return null;
  }
}
