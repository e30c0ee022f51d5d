import type { QuantityUnit } from './quantity-unit.ts';

/** Bids of one side, in two columns: a hundred thousand of them are two arrays and not as many. */
export interface BidColumns {
  readonly prices: readonly number[];
  readonly quantities: readonly number[];
}

/**
 * Demand or supply as steps, best first: all bids of one price are one step, so that no bid is before another of its price.
 * Quantities are units, above 0.
 */
export interface PriceCurve {
  readonly prices: Float64Array;
  readonly quantities: Float64Array;
}

/** Sums the bids of each price; n log n. */
export function priceCurve(bids: BidColumns, unit: QuantityUnit, best: 'highest' | 'lowest'): PriceCurve {
  const prices = distinct(new Float64Array(bids.prices).toSorted());
  const quantities = new Float64Array(prices.length);
  for (const [index, price] of bids.prices.entries()) {
    const step = lastNotAbove(prices, price);
    quantities[step] = (quantities[step] ?? 0) + unit.toUnits(bids.quantities[index] ?? 0);
  }
  // What is finer than the unit is no bid.
  const isStep = (_price: number, step: number): boolean => (quantities[step] ?? 0) > 0;
  const curve = { prices: prices.filter(isStep), quantities: quantities.filter((units) => units > 0) };
  if (best === 'lowest') return curve;
  return { prices: curve.prices.toReversed(), quantities: curve.quantities.toReversed() };
}

/** What is wanted at just this price; 0 where nobody bids it. */
export function quantityAt({ prices, quantities }: PriceCurve, price: number): number {
  return quantities[prices.indexOf(price)] ?? 0;
}

function distinct(sorted: Float64Array): Float64Array {
  let count = 0;
  for (const price of sorted) {
    if (count > 0 && sorted[count - 1] === price) continue;
    sorted[count] = price;
    count += 1;
  }
  return sorted.subarray(0, count);
}

/** Position of the last of the ascending numbers that is not above the one given. */
function lastNotAbove(ascending: Float64Array, wanted: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}
