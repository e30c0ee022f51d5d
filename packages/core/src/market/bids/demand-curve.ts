import type { TrailingPrice } from './trailing-price.ts';
import type { UtilityDeclaration } from './utility-declaration.ts';
import { valueAtAge } from './value-at-age.ts';

export interface BidSituation {
  /** Of the oldest task that waits. */
  readonly ageMs: number;
  /** Slots of running calls that cannot be interrupted. */
  readonly mustRunSlots: number;
  /** Slots that the plan has for this agent now: what it would like if prices are usual. */
  readonly plannedSlots: number;
  /** Tasks that wait or run; each can use one slot. */
  readonly openTasks: number;
  /** Undefined while a pool has no history. */
  readonly price: TrailingPrice | undefined;
  readonly priceCap: number;
}

export interface CurvePoint {
  readonly slots: number;
  /** Whole micro-credits a slot-second. */
  readonly price: number;
}

/** Four points of falling price: must-run, planned with the upper and the lower price of the dead band, most that is useful. */
export type DemandCurve = readonly [CurvePoint, CurvePoint, CurvePoint, CurvePoint];

/**
 * The demand of an agent as a four-point curve (after the real-time bid of TESP's DSO+T thermostat, research §1.5): around the planned
 * slots the price falls by the range of past prices over the useful slots, and at the planned slots by a dead band of a tenth of that
 * range on either side, so that small changes of the price move nobody. Unlike the thermostat's it stands at the value of the
 * work and not at the forecast: pacing, not the bid, is what spreads credits over time. No point is above the value or the cap.
 */
export function demandCurve(utility: UtilityDeclaration, situation: BidSituation): DemandCurve {
  const worth = Math.floor(
    valueAtAge(utility.valuePerTask, utility.decay, situation.ageMs) / Math.max(1, utility.slotSecondsPerTask),
  );
  const most = Math.max(situation.mustRunSlots, Math.min(utility.usefulSlots, situation.openTasks));
  const planned = Math.min(most, Math.max(situation.mustRunSlots, situation.plannedSlots));
  const middle = Math.floor((worth * (1_000_000 + utility.speedMillionths)) / 2_000_000);
  const { price } = situation;
  const range = Math.min(middle, price ? price.highest - price.lowest : Math.floor(middle / 2));
  const band = Math.floor(range / 10);
  const highest = Math.min(worth, situation.priceCap);
  const at = (slots: number, offset: number): CurvePoint => {
    const slope = most === 0 ? 0 : Math.round((range * (planned - slots)) / most);
    return { slots, price: Math.min(highest, Math.max(0, middle + slope + offset)) };
  };
  return [at(situation.mustRunSlots, band), at(planned, band), at(planned, -band), at(most, -band)];
}

/** How many slots a demand takes at a price, rounded down: the same line that was bid, so that who loses is content with what it gets. */
export function slotsAtPrice(curve: DemandCurve, price: number): number {
  const [mustRun, upper, lower, most] = curve;
  if (price > mustRun.price) return mustRun.slots;
  if (price > upper.price) return between(mustRun, upper, price);
  if (price > lower.price) return upper.slots;
  if (price > most.price) return between(lower, most, price);
  return most.slots;
}

function between(from: CurvePoint, to: CurvePoint, price: number): number {
  const fall = from.price - to.price;
  if (fall <= 0) return to.slots;
  return from.slots + Math.floor(((to.slots - from.slots) * (from.price - price)) / fall);
}
