import type { MarketPool } from './market-round.ts';

/** Slots on offer, cheapest first: `slots[j]` at `price[j]`, never below the floor, none above the cap, no more in all than the limit. */
export interface SupplyCurve {
  readonly steps: readonly SupplyCurveStep[];
  readonly slots: number;
  /** What the cheapest slot on offer costs, whether the limit has room for it or not; the floor if none is offered. */
  readonly lowestPrice: number;
}

export interface SupplyCurveStep {
  readonly price: number;
  readonly slots: number;
  readonly owner: string | null;
}

export function supplyCurve(pool: MarketPool): SupplyCurve {
  const offered = pool.supply
    .filter(({ price, slots }) => slots > 0 && price <= pool.priceCap)
    .map((step) => ({ ...step, price: Math.max(step.price, pool.priceFloor) }))
    .toSorted((left, right) => left.price - right.price || compareOwners(left.owner, right.owner));
  const kept = cheapestSlots(offered, pool.limits.slots ?? Number.MAX_SAFE_INTEGER);
  return { ...kept, lowestPrice: offered[0]?.price ?? pool.priceFloor };
}

/** The cheapest slots of a curve, as many as there may be. */
export function cheapestSlots(steps: readonly SupplyCurveStep[], most: number): Omit<SupplyCurve, 'lowestPrice'> {
  const kept: SupplyCurveStep[] = [];
  let total = 0;
  for (const step of steps) {
    const slots = Math.min(step.slots, most - total);
    if (slots <= 0) break;
    kept.push({ ...step, slots });
    total += slots;
  }
  return { steps: kept, slots: total };
}

/** What is left of a curve when the operator's cheapest slots, `taken` of them, are given away. */
export function withoutOperatorSlots(curve: SupplyCurve, taken: number): SupplyCurve {
  let open = taken;
  const steps = curve.steps
    .map((step) => {
      const given = step.owner === null ? Math.min(open, step.slots) : 0;
      open -= given;
      return { ...step, slots: step.slots - given };
    })
    .filter(({ slots }) => slots > 0);
  return { ...curve, steps, slots: curve.slots - taken + open };
}

/** Slots that cost no more than a price. */
export function slotsUpTo(curve: SupplyCurve, price: number): number {
  return curve.steps.reduce((sum, step) => sum + (step.price <= price ? step.slots : 0), 0);
}

/** What the last of so many slots costs; undefined for none. */
export function costOfSlot(curve: SupplyCurve, count: number): number | undefined {
  let reached = 0;
  for (const step of curve.steps) {
    reached += step.slots;
    if (count > 0 && count <= reached) return step.price;
  }
  return undefined;
}

/** The operator's own slots come first among equals: nobody is paid while they stand idle. */
function compareOwners(left: string | null, right: string | null): number {
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  return left < right ? -1 : 1;
}

/** What so many of the cheapest slots cost a second. */
export function costOfSlots(curve: SupplyCurve, count: number): number {
  let open = count;
  let cost = 0;
  for (const step of curve.steps) {
    const slots = Math.min(open, step.slots);
    cost += slots * step.price;
    open -= slots;
  }
  return cost;
}
