/** Quantities as whole numbers of a small decimal unit, so that 0.1 and 0.2 are 0.3. */
export interface QuantityUnit {
  readonly toUnits: (quantity: number) => number;
  readonly fromUnits: (units: number) => number;
}

const digits = 15;
/** Beyond it a power of ten is no finite number. */
const placesMax = 300;

/**
 * The finest decimal unit in which `total` has no more than 15 digits: sums of quantities up to it are exact. Quantities with
 * more decimals than fit are rounded to the unit.
 */
export function quantityUnitFor(total: number): QuantityUnit {
  const size = Math.min(total, Number.MAX_VALUE);
  const places = size > 0 ? Math.min(placesMax, digits - 1 - Math.floor(Math.log10(size))) : 0;
  const scale = 10 ** Math.abs(places);
  if (places < 0) {
    return { toUnits: (quantity) => Math.round(quantity / scale), fromUnits: (units) => units * scale };
  }
  return { toUnits: (quantity) => Math.round(quantity * scale), fromUnits: (units) => units / scale };
}
