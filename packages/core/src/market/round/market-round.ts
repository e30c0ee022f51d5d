import type { SupplyBasis } from '../supply/index.ts';

/**
 * What one round of the market is decided from: the whole snapshot, as JSON. All numbers are safe integers of zero or more. Prices are
 * micro-credits for one slot for one second; the order of pools and bids plays no part in what is decided.
 */
export interface MarketRound {
  readonly roundNumber: number;
  /** Ties are broken by a hash of this, the round and the bidder. */
  readonly seed: number;
  /** How long the allocation holds: what a slot costs in this round is its price times this. */
  readonly roundMs: number;
  readonly pools: readonly MarketPool[];
  /** At most one for each bidder and pool. */
  readonly bids: readonly MarketBid[];
}

/** Things of which a pool has only so much. */
export type MarketResource = 'slots' | 'tokensPerSecond' | 'milliwatts';

export interface MarketPool {
  readonly pool: string;
  /** Hard limits of everything that runs in the pool, must-run slots included; null where there is none. */
  readonly limits: Readonly<Record<MarketResource, number | null>>;
  /** The slots on offer, by marginal cost; sorted by the clearing. Without a step nothing can be sold. */
  readonly supply: readonly SupplyStep[];
  /** No slot is sold for less, whatever it costs. */
  readonly priceFloor: number;
  /** Bids above it count as this much; supply above it is not used; the price of a round that fails. */
  readonly priceCap: number;
  /** What a usual slot uses: the pool's price is the price of such a slot. */
  readonly typicalUse: SlotUse;
  /** A bidder that went this many rounds with demand and without a slot gets its floor before the others; null for never. */
  readonly floorAfterRounds: number | null;
  /** How bids meet offers of departments; left out: the linear program, in which they are steps of the supply. */
  readonly rule?: TwoSidedRule;
  /** Offered slots that nobody takes stand idle, and the result says how many they are; left out: it does not. */
  readonly withholdsOffers?: boolean;
}

/** GridLAB-D's double auction, or McAfee's, in which nobody gains by a bid that is not true. */
export type TwoSidedRule = 'double_auction' | 'mcafee';

export interface SupplyStep {
  readonly price: number;
  readonly slots: number;
  /** The department whose idle slots these are, which is paid for them; null for the operator of the pool. */
  readonly owner: string | null;
  /** What its price is made of; the clearing does not ask. Rounds that were kept before it was known have none. */
  readonly basis?: SupplyBasis;
}

/** What one slot uses while it runs. */
export interface SlotUse {
  readonly tokensPerSecond: number;
  readonly milliwatts: number;
}

export interface MarketBid {
  /** The agent. */
  readonly bidder: string;
  /** The department that pays. */
  readonly owner: string;
  readonly pool: string;
  /** Running calls that cannot be interrupted: they hold at any price up to the cap, and pay the price of the round. */
  readonly mustRunSlots: number;
  /** What such a slot is worth; says only who yields first when not even must-run slots fit. */
  readonly mustRunPrice: number;
  /** Demand beyond the must-run slots; sorted by the clearing, dearest first. Already paced (v / (1 + μ)). */
  readonly steps: readonly DemandStep[];
  readonly use: SlotUse;
  /** Slots that this bidder gets out of turn after `floorAfterRounds` rounds without one; never more than it asks for. */
  readonly floorSlots: number;
  /** Rounds in a row, up to now, in which it had demand and got no slot. */
  readonly waitedRounds: number;
}

export interface DemandStep {
  readonly price: number;
  readonly slots: number;
}
