import type { AuctionRound } from './auction-round.ts';
import { priceCurve, type PriceCurve } from './price-curve.ts';
import { quantityUnitFor, type QuantityUnit } from './quantity-unit.ts';

/** A round, put in order. */
export interface OrderBook {
  readonly asks: PriceCurve;
  readonly offers: PriceCurve;
  readonly unit: QuantityUnit;
}

/** Puts bids of a negative quantity on the other side, leaves out those of none, and cuts prices off at the cap. */
export function orderBookOf({ priceCap, asks, offers }: AuctionRound): OrderBook {
  const buyers = new Side();
  const sellers = new Side();
  for (const [price, quantity] of asks) (quantity < 0 ? sellers : buyers).take(Math.min(price, priceCap), quantity);
  for (const [price, quantity] of offers) (quantity < 0 ? buyers : sellers).take(Math.min(price, priceCap), quantity);
  const unit = quantityUnitFor(Math.max(buyers.total, sellers.total));
  return { asks: priceCurve(buyers, unit, 'highest'), offers: priceCurve(sellers, unit, 'lowest'), unit };
}

class Side {
  readonly prices: number[] = [];
  readonly quantities: number[] = [];
  total = 0;

  take(price: number, quantity: number): void {
    if (quantity === 0) return;
    this.prices.push(price);
    this.quantities.push(Math.abs(quantity));
    this.total += Math.abs(quantity);
  }
}
