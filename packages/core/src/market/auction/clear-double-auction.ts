import { gridlabdRule, type AuctionClearing, type AuctionRound, type AuctionRule } from './auction-round.ts';
import { marginalShare, noShare } from './marginal-share.ts';
import { matchCurves } from './match-curves.ts';
import { orderBookOf, type OrderBook } from './order-book.ts';
import { plainDecimal, priceAtEqualQuantity } from './price-at-equal-quantity.ts';
import { quantityAt } from './price-curve.ts';

/**
 * One price for all: the two-sided auction of GridLAB-D (`auction::clear_market` in market/auction.cpp), in n log n. A bid that gets
 * only a part sets the price, and shares by size with those of its price. Since all bids of a price are one step, the order of bids
 * changes nothing; GridLAB-D's rules for ties follow from that. Quantities are compared as decimals.
 */
export function clearDoubleAuction(round: AuctionRound, rule: AuctionRule = gridlabdRule): AuctionClearing {
  const { priceCap } = round;
  const book = orderBookOf(round);
  const match = matchCurves(book);
  const { units } = match;
  if (units === 0) {
    const price = clip(priceWithoutTrade(book, priceCap, rule), priceCap);
    return { price, quantity: 0, type: 'NULL', ...noShare };
  }
  const quantity = book.unit.fromUnits(units);
  const anyPriceAsked = quantityAt(book.asks, priceCap);
  const anyPriceOffered = quantityAt(book.offers, -priceCap);
  if (units < anyPriceAsked) return { price: priceCap, quantity, type: 'FAILURE', ...noShare };
  if (units < anyPriceOffered) return { price: -priceCap, quantity, type: 'FAILURE', ...noShare };
  if (units === anyPriceAsked && units === anyPriceOffered) {
    return { price: 0, quantity, type: 'MARGINAL_PRICE', ...noShare };
  }
  if (match.partial === 'buyer') {
    const share = marginalShare(book.asks, match.lastAsk, units, book);
    return { price: clip(match.lastAsk, priceCap), quantity, type: 'MARGINAL_BUYER', ...share };
  }
  if (match.partial === 'seller') {
    const share = marginalShare(book.offers, match.lastOffer, units, book);
    return { price: clip(match.lastOffer, priceCap), quantity, type: 'MARGINAL_SELLER', ...share };
  }
  if (match.lastAsk === match.lastOffer) {
    return { price: clip(match.lastAsk, priceCap), quantity, type: 'EXACT', ...noShare };
  }
  const price = clip(priceAtEqualQuantity(match, priceCap, rule), priceCap);
  return { price, quantity, type: 'MARGINAL_PRICE', ...noShare };
}

/** Just beyond the best bid of the only side there is; else between the best of both, unless one of them is no price of its own. */
function priceWithoutTrade({ asks, offers }: OrderBook, priceCap: number, rule: AuctionRule): number {
  const { bidOffset, clearingScalar } = rule;
  const ask = asks.prices[0];
  const offer = offers.prices[0];
  if (ask === undefined) return offer === undefined ? 0 : plainDecimal(offer - bidOffset);
  if (offer === undefined || offer === priceCap) return plainDecimal(ask + bidOffset);
  if (ask === -priceCap) return plainDecimal(offer - bidOffset);
  // Not their difference: that of two huge prices is infinite.
  return plainDecimal(offer * (1 - clearingScalar) + ask * clearingScalar);
}

function clip(price: number, priceCap: number): number {
  return Math.min(Math.max(price, -priceCap), priceCap);
}
