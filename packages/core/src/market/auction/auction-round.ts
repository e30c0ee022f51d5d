/** Price and quantity, decimals as people write them. A negative quantity stands on the other side; a quantity of 0 is no bid. */
export type AuctionBid = readonly [price: number, quantity: number];

/** One round of the two-sided auction. The order of bids plays no part. */
export interface AuctionRound {
  /** Above 0. Prices lie between it and its negative. A buyer at the cap takes any price, and so does a seller at the negative of it. */
  readonly priceCap: number;
  /** What buyers pay at most. */
  readonly asks: readonly AuctionBid[];
  /** What sellers take at least. */
  readonly offers: readonly AuctionBid[];
}

/**
 * How the price came about: `NULL` nothing was traded; `MARGINAL_SELLER` and `MARGINAL_BUYER` a bid that got only a part set it;
 * `MARGINAL_PRICE` both sides ended at one quantity, at different prices; `EXACT` and at the same price; `FAILURE` bids that take
 * any price want more than there is.
 */
export type AuctionType = 'NULL' | 'MARGINAL_SELLER' | 'MARGINAL_BUYER' | 'MARGINAL_PRICE' | 'EXACT' | 'FAILURE';

export interface AuctionClearing {
  readonly price: number;
  readonly quantity: number;
  readonly type: AuctionType;
  /** What the bids at the price get together, where one of their side set it; else 0. */
  readonly marginalQuantity: number;
  /** The same, as a part of what they want: each gets this part of its own. */
  readonly marginalFraction: number;
}

/** GridLAB-D's names for the two numbers that its rule leaves to choice. */
export interface AuctionRule {
  /** How far a price stays off the best rejected bid. */
  readonly bidOffset: number;
  /** Where between best offer and best ask the price of a round without trade lies: 0 at the offer, 1 at the ask. */
  readonly clearingScalar: number;
}

export const gridlabdRule: AuctionRule = { bidOffset: 1e-4, clearingScalar: 0.5 };
