import type { DemandItems } from './item-writer.ts';
import { type Claimant, marginalClaims } from './marginal-claims.ts';
import { type Room, shareSlotsAtPrice } from './share-slots-at-price.ts';
import { priceOfAmounts, type SlotPrices } from './slot-prices.ts';
import { solveSlotProgram } from './solve-slot-program.ts';
import { slotsUpTo, type SupplyCurve } from './supply-curve.ts';
import { priceOfWorth } from './tie-break.ts';

export interface ClearedDemand {
  readonly prices: SlotPrices;
  /** Slots by bid. */
  readonly won: Float64Array;
  /** What they were bid at, a second. */
  readonly worth: number;
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
  claimantOf: (bid: number) => Claimant,
): ClearedDemand {
  const capacity = [-limits.mustRunSlots, limits.tokensPerSecond, limits.milliwatts] as const;
  const optimum = solveSlotProgram({ ...items.columns, capacity }, items.sample);
  const [slotDual, tokenDual, powerDual] = optimum.prices;
  const prices: SlotPrices = {
    slots: Math.max(slotDual, supply.lowestPrice),
    tokensPerSecond: tokenDual,
    milliwatts: powerDual,
  };
  const { won, worth, atPrice, used } = takeAbovePrice(items, prices);
  const room: Room = {
    slots: slotsUpTo(supply, Math.round(prices.slots)) - limits.mustRunSlots - used.slots,
    tokensPerSecond: limits.tokensPerSecond - used.tokensPerSecond,
    milliwatts: limits.milliwatts - used.milliwatts,
  };
  const claims = marginalClaims({ items, atPrice, optimum, prices, room, claimantOf });
  const shares = shareSlotsAtPrice(claims, room);
  let [worthAtPrice, askedSlots, grantedSlots] = [0, 0, 0];
  for (const [index, { item, asked }] of claims.entries()) {
    const bid = items.bid[item] ?? 0;
    const slots = shares[index] ?? 0;
    won[bid] = (won[bid] ?? 0) + slots;
    worthAtPrice += slots * priceOfWorth(items.columns.worth[item] ?? 0);
    askedSlots += asked;
    grantedSlots += slots;
  }
  return { prices, won, worth: worth + worthAtPrice, marginal: { askedSlots, grantedSlots }, room };
}

interface TakenDemand {
  readonly won: Float64Array;
  readonly worth: number;
  /** Items that are bid at just the price. */
  readonly atPrice: readonly number[];
  readonly used: Readonly<Room>;
}

/** Grants all that is bid above its price. */
function takeAbovePrice({ count, bid: bidOf, bids, columns }: DemandItems, prices: SlotPrices): TakenDemand {
  const { worth, range, uses } = columns;
  const [, tokens, power] = uses;
  const won = new Float64Array(bids);
  const atPrice: number[] = [];
  let [worthOfAll, usedSlots, usedTokens, usedPower] = [0, 0, 0, 0];
  for (let item = 0; item < count; item += 1) {
    const bidPrice = priceOfWorth(worth[item] ?? 0);
    const asked = range[item] ?? 0;
    const token = tokens[item] ?? 0;
    const watt = power[item] ?? 0;
    const price = priceOfAmounts(prices, token, watt);
    if (bidPrice > price) {
      const bid = bidOf[item] ?? 0;
      won[bid] = (won[bid] ?? 0) + asked;
      worthOfAll += asked * bidPrice;
      usedSlots += asked;
      usedTokens += asked * token;
      usedPower += asked * watt;
    } else if (bidPrice === price && asked > 0) {
      atPrice.push(item);
    }
  }
  return {
    won,
    worth: worthOfAll,
    atPrice,
    used: { slots: usedSlots, tokensPerSecond: usedTokens, milliwatts: usedPower },
  };
}
