import type { AuctionBid, AuctionRound } from './auction-round.ts';
import { matchCurves } from './match-curves.ts';
import { orderBookOf } from './order-book.ts';
import type { PriceCurve } from './price-curve.ts';

/** What each bid trades, at its place in the round and with the sign that it was bid with. */
export interface AuctionAllocation {
  readonly asks: readonly number[];
  readonly offers: readonly number[];
}

/** Who trades how much: better bids first, those of one price by size. Both sides trade the quantity of the clearing. */
export function allocateAuction(round: AuctionRound): AuctionAllocation {
  const { priceCap } = round;
  const book = orderBookOf(round);
  const { units } = matchCurves(book);
  const asked = acceptedParts(book.asks, units);
  const offered = acceptedParts(book.offers, units);
  const allot = (same: ReadonlyMap<number, number>, other: ReadonlyMap<number, number>) => {
    return ([price, quantity]: AuctionBid) => {
      const part = (quantity > 0 ? same : other).get(Math.min(price, priceCap)) ?? 0;
      return part === 1 ? quantity : part * quantity;
    };
  };
  return { asks: round.asks.map(allot(asked, offered)), offers: round.offers.map(allot(offered, asked)) };
}

/** The accepted part of each price at which anything was accepted. */
function acceptedParts({ prices, quantities }: PriceCurve, units: number): ReadonlyMap<number, number> {
  const parts = new Map<number, number>();
  let left = units;
  for (const [step, price] of prices.entries()) {
    if (left <= 0) break;
    const quantity = quantities[step] ?? 0;
    parts.set(price, Math.min(1, left / quantity));
    left -= quantity;
  }
  return parts;
}
