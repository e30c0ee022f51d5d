import type { MarketResource } from './market-round.ts';

/** Why a bidder got what it got: a code and the numbers of its sentence. Prices are micro-credits for a slot-second. */
export type BidReason =
  /** All that was asked for; the dearest and the cheapest bid lie above the price. */
  | { readonly code: 'won_all'; readonly price: number; readonly lowestBid: number }
  /** Bids down to `lowestWonBid` won, those from `bestLostBid` down did not reach the price. */
  | { readonly code: 'won_part'; readonly price: number; readonly lowestWonBid: number; readonly bestLostBid: number }
  /** A bid of just the price: such bids share what is left, and this one's share is `granted` of `asked`. */
  | { readonly code: 'shared_at_price'; readonly price: number; readonly granted: number; readonly asked: number }
  /** Nothing won: the best bid is below the price. */
  | { readonly code: 'outbid'; readonly price: number; readonly bestBid: number }
  /** Nothing won: the best bid is below what the cheapest slot costs. */
  | { readonly code: 'below_cost'; readonly cost: number; readonly bestBid: number }
  /** The bid reached the price, and a whole slot did not fit into what was left of a limit. */
  | { readonly code: 'did_not_fit'; readonly price: number; readonly resource: MarketResource; readonly left: number }
  /** Slots only because it had waited. */
  | { readonly code: 'floor_after_wait'; readonly waitedRounds: number; readonly slots: number; readonly price: number }
  /** Only calls that run already and hold. */
  | { readonly code: 'must_run'; readonly price: number; readonly slots: number }
  /** Must-run slots went because not all of them fit. */
  | {
      readonly code: 'shed';
      readonly resource: MarketResource;
      readonly needed: number;
      readonly limit: number;
      readonly slots: number;
    }
  /** The pool could not even hold its must-run slots: nobody else got any. */
  | { readonly code: 'pool_failed'; readonly resource: MarketResource }
  | { readonly code: 'asked_for_nothing' };
