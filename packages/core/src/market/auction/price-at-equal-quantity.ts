import type { AuctionRule } from './auction-round.ts';
import type { CurveMatch } from './match-curves.ts';

/** A sum or a mean of decimals without the noise of binary fractions: 63.0001 and not 63.00009999999999. */
export function plainDecimal(value: number): number {
  return Number(value.toPrecision(15));
}

/**
 * The price where demand and supply end at one quantity and any price between the last ask and the last offer would do: their mean,
 * or just off the best rejected bid if that lies beyond. A side that takes any price has none of its own: the rejected bid behind it
 * stands in, else what the other side accepted; with nobody behind it the price is its cap.
 *
 * Departures from GridLAB-D keep the price one at which no rejected bid would trade: a seller who is left limits a price at the cap (and a
 * buyer one at its negative), and the offset is cut where bids lie closer together than it. Bids of one price are one step of a curve, so
 * that a match never ends between two of them; bid by bid it may, and where buyers then end, GridLAB-D's price is their ask.
 */
export function priceAtEqualQuantity(
  { lastAsk, lastOffer, nextAsk, nextOffer }: CurveMatch,
  priceCap: number,
  { bidOffset }: AuctionRule,
): number {
  const lowest = Math.max(lastOffer, nextAsk ?? lastOffer);
  const highest = Math.min(lastAsk, nextOffer ?? lastAsk);
  let price = lastAsk / 2 + lastOffer / 2;
  if (lastAsk === priceCap) price = nextAsk === undefined ? priceCap : lastOffer;
  else if (lastOffer === -priceCap) price = nextOffer === undefined ? -priceCap : lastAsk;
  if (nextAsk !== undefined && price < nextAsk) price = nextAsk + bidOffset;
  else if (nextOffer !== undefined && price > nextOffer) price = nextOffer - bidOffset;
  return Math.min(Math.max(plainDecimal(price), lowest), highest);
}
