import type { OrderBook } from './order-book.ts';
import type { PriceCurve } from './price-curve.ts';

export interface MarginalShare {
  readonly marginalQuantity: number;
  readonly marginalFraction: number;
}

export const noShare: MarginalShare = { marginalQuantity: 0, marginalFraction: 0 };

/** What is left of `units` for the bids at the price once all better ones of their side have theirs. */
export function marginalShare(curve: PriceCurve, price: number, units: number, { unit }: OrderBook): MarginalShare {
  const step = curve.prices.indexOf(price);
  let left = units;
  for (let better = 0; better < step; better += 1) left -= curve.quantities[better] ?? 0;
  return { marginalQuantity: unit.fromUnits(left), marginalFraction: left / (curve.quantities[step] ?? left) };
}
