import type { BidReason } from './bid-reason.ts';
import type { MarketResource } from './market-round.ts';

/** What one round decided, as JSON: equal bytes for equal rounds. Amounts are micro-credits for the whole round, prices per slot-second. */
export interface MarketRoundResult {
  readonly roundNumber: number;
  /** In the order of the round's pools. */
  readonly pools: readonly PoolOutcome[];
  /** In the order of the round's bids: the one at an index answers the bid there. */
  readonly bids: readonly BidOutcome[];
  /** Must-run slots that had to go; empty unless a pool failed. In the order of their bids. */
  readonly shed: readonly ShedSlots[];
  /** What departments receive for idle slots of theirs that were used. Sorted by pool, then owner. */
  readonly receipts: readonly SupplyReceipt[];
}

/**
 * How the price of a pool came about: `null` nothing was sold, `seller` the marginal cost (or the floor) set it, `buyer` a bid did that
 * got only a part of what it asked for, `exact` a limit was reached just at the end of a bid and the best rejected one set it,
 * `failure` not even the must-run slots fit: the price is the cap.
 */
export type ClearingType = 'null' | 'seller' | 'buyer' | 'exact' | 'failure';

export interface PoolOutcome {
  readonly pool: string;
  readonly type: ClearingType;
  /** Of a slot of typical use. */
  readonly price: number;
  readonly shadowPrices: ShadowPrices;
  /** What runs after the round, must-run slots included; within the limits always. */
  readonly load: Readonly<Record<MarketResource, number>>;
  /** The limits that are reached and have a price: more of any of these would help. */
  readonly binding: readonly MarketResource[];
  /** Slots asked for at the price of the round exactly, and how many of them were granted. */
  readonly marginal: { readonly askedSlots: number; readonly grantedSlots: number };
  readonly askedSlots: number;
  readonly unservedSlots: number;
  readonly paid: number;
  /** Of `paid`, what departments receive for their idle slots; the rest is the operator's, to burn or to give back. */
  readonly received: number;
  /** What the granted slots were worth by their bids, less what was paid for them; must-run slots count nothing. */
  readonly buyerSurplus: number;
  /** What was paid, less the marginal cost of the slots that were used. */
  readonly supplySurplus: number;
  /** Offered slots that nobody took at what their departments ask; only where the pool withholds them. */
  readonly withheldSlots?: number;
}

/** What one more unit of each limit would be worth for a second. */
export interface ShadowPrices {
  /** Micro-credits for a slot, its marginal cost included. */
  readonly slots: number;
  /** Millionths of a micro-credit for a token a second. */
  readonly tokensPerSecondMillionths: number;
  /** Millionths of a micro-credit for a milliwatt. */
  readonly milliwattsMillionths: number;
}

export interface BidOutcome {
  readonly bidder: string;
  readonly owner: string;
  readonly pool: string;
  /** Everything granted: must-run slots that hold, slots by floor and slots won. */
  readonly slots: number;
  readonly mustRunSlots: number;
  readonly floorSlots: number;
  /** Slots asked for, the must-run ones included. */
  readonly askedSlots: number;
  /** What a slot of this bidder's use costs in this round. */
  readonly price: number;
  /** For the round; never more than the granted slots were bid at. */
  readonly payment: number;
  readonly reason: BidReason;
}

export interface ShedSlots {
  readonly bidder: string;
  readonly owner: string;
  readonly pool: string;
  readonly slots: number;
  readonly resource: MarketResource;
  /** What the must-run slots of the pool use of the resource, and what there is of it. */
  readonly needed: number;
  readonly limit: number;
}

export interface SupplyReceipt {
  readonly owner: string;
  readonly pool: string;
  readonly slots: number;
  readonly received: number;
}
