import {
  gridlabdRule,
  type AuctionBid,
  type AuctionClearing,
  type AuctionRule,
  type AuctionType,
} from './auction-round.ts';
import { marginalShare, noShare } from './marginal-share.ts';
import { orderBookOf } from './order-book.ts';
import { plainDecimal } from './price-at-equal-quantity.ts';
import type { PriceCurve } from './price-curve.ts';

/** A round in which only one side bids, and the other is one number: the quantity, or the price. */
export type SingleSideRound = {
  readonly side: 'sellers' | 'buyers';
  readonly priceCap: number;
  readonly bids: readonly AuctionBid[];
} & ({ readonly fixedQuantity: number } | { readonly fixedPrice: number });

/**
 * GridLAB-D's SELLERS_ONLY and BUYERS_ONLY. With a fixed quantity (above 0) the best bids that make it up are taken; where all
 * of them are too little it is a FAILURE, nothing is taken, and the price is just better than the best bid. With a fixed price all bids
 * that accept it are taken.
 */
export function clearSingleSide(round: SingleSideRound, rule: AuctionRule = gridlabdRule): AuctionClearing {
  const { side, priceCap, bids } = round;
  const selling = side === 'sellers';
  const book = orderBookOf({ priceCap, asks: selling ? [] : bids, offers: selling ? bids : [] });
  const curve = selling ? book.offers : book.asks;
  if ('fixedPrice' in round) {
    const accepts = (price: number) => (selling ? price <= round.fixedPrice : price >= round.fixedPrice);
    const units = curve.quantities
      .filter((_units, step) => accepts(curve.prices[step] ?? 0))
      .reduce((a, b) => a + b, 0);
    const quantity = book.unit.fromUnits(units);
    return { price: round.fixedPrice, quantity, type: units > 0 ? 'EXACT' : 'NULL', ...noShare };
  }
  const wanted = book.unit.toUnits(round.fixedQuantity);
  const last = stepThatReaches(curve, wanted);
  if (last === undefined) {
    const best = curve.prices[0];
    const price = best === undefined ? 0 : plainDecimal(selling ? best - rule.bidOffset : best + rule.bidOffset);
    return { price: Math.min(Math.max(price, -priceCap), priceCap), quantity: 0, type: 'FAILURE', ...noShare };
  }
  const partType: AuctionType = selling ? 'MARGINAL_SELLER' : 'MARGINAL_BUYER';
  const share = last.reached > wanted ? marginalShare(curve, last.price, wanted, book) : noShare;
  const type = last.reached > wanted ? partType : 'EXACT';
  return { price: last.price, quantity: round.fixedQuantity, type, ...share };
}

function stepThatReaches(curve: PriceCurve, wanted: number): { price: number; reached: number } | undefined {
  let reached = 0;
  for (const [step, price] of curve.prices.entries()) {
    reached += curve.quantities[step] ?? 0;
    if (reached >= wanted) return { price, reached };
  }
  return undefined;
}
