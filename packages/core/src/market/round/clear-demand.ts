import type { DemandItems } from './pool-book.ts';
import { type Claimant, marginalClaims } from './marginal-claims.ts';
import { type Room, shareSlotsAtPrice } from './share-slots-at-price.ts';
import { priceOfAmounts, type SlotPrices } from './slot-prices.ts';
import type { SlotProgram } from './slot-program.ts';
import { solveSlotProgram } from './solve-slot-program.ts';
import { slotsUpTo, type SupplyCurve } from './supply-curve.ts';

export interface ClearedDemand {
  readonly prices: SlotPrices;
  /** Slots by item. */
  readonly granted: Float64Array;
  /** Of bids of just the price. */
  readonly marginal: { readonly askedSlots: number; readonly grantedSlots: number };
  /** What is left of the limits at these prices. */
  readonly room: Readonly<Room>;
}

export interface DemandLimits {
  /** Slots that already took the cheapest of the supply. */
  readonly mustRunSlots: number;
  /** What must-run slots and floors left of the limits; Infinity where there is none. */
  readonly tokensPerSecond: number;
  readonly milliwatts: number;
}

/**
 * Finds prices at which demand meets supply within the limits, and who gets how many whole slots: everything above its price, nothing
 * below it, and at it a share by largest remainder. With one scarce resource they are the lowest such prices: the best rejected bid or
 * the marginal cost, whichever is higher.
 */
export function clearDemand(
  items: DemandItems,
  supply: SupplyCurve,
  limits: DemandLimits,
  claimantOf: (item: number) => Claimant,
): ClearedDemand {
  const optimum = solveSlotProgram({
    ...columnsOf(items, supply),
    capacity: [-limits.mustRunSlots, limits.tokensPerSecond, limits.milliwatts],
  });
  const [slotDual, tokensPerSecond, milliwatts] = optimum.prices;
  const prices: SlotPrices = { slots: Math.max(slotDual, supply.lowestPrice), tokensPerSecond, milliwatts };
  const room: Room = {
    slots: slotsUpTo(supply, Math.round(prices.slots)) - limits.mustRunSlots,
    tokensPerSecond: limits.tokensPerSecond,
    milliwatts: limits.milliwatts,
  };
  const granted = new Float64Array(items.count);
  const atPrice: number[] = [];
  for (let item = 0; item < items.count; item += 1) {
    const bid = items.price[item] ?? 0;
    const asked = items.slots[item] ?? 0;
    const tokens = items.tokensPerSecond[item] ?? 0;
    const power = items.milliwatts[item] ?? 0;
    const price = priceOfAmounts(prices, tokens, power);
    if (bid === price && asked > 0) atPrice.push(item);
    if (bid <= price) continue;
    granted[item] = asked;
    room.slots -= asked;
    room.tokensPerSecond -= asked * tokens;
    room.milliwatts -= asked * power;
  }
  shareSlotsAtPrice(marginalClaims({ items, atPrice, taken: optimum.taken, prices, room, claimantOf }), room, granted);
  const sum = (amounts: Float64Array): number => atPrice.reduce((total, item) => total + (amounts[item] ?? 0), 0);
  return { prices, granted, marginal: { askedSlots: sum(items.slots), grantedSlots: sum(granted) }, room };
}

/** Demand, then supply, which is demand of negative value that makes room. */
function columnsOf(items: DemandItems, supply: SupplyCurve): Omit<SlotProgram, 'capacity'> {
  const count = items.count + supply.steps.length;
  const value = new Float64Array(count);
  const range = new Float64Array(count);
  const uses = [new Float64Array(count).fill(1), new Float64Array(count), new Float64Array(count)] as const;
  value.set(items.price.subarray(0, items.count));
  range.set(items.slots.subarray(0, items.count));
  uses[1].set(items.tokensPerSecond.subarray(0, items.count));
  uses[2].set(items.milliwatts.subarray(0, items.count));
  for (const [index, step] of supply.steps.entries()) {
    value[items.count + index] = -step.price;
    range[items.count + index] = step.slots;
    uses[0][items.count + index] = -1;
  }
  return { count, value, range, uses };
}
