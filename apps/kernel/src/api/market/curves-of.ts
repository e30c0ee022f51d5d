import type { MarketBid, MarketPool } from '@agent-os/core/market';

interface Step {
  readonly price: number;
  readonly slots: number;
}

/** A step of a curve that reaches so far from 0. */
export interface CurveStep {
  readonly toSlots: number;
  readonly price: number;
}

/** What the bids of a pool ask for, the dearest first; what must run asks at the cap. */
export function demandCurve(bids: readonly MarketBid[], { priceCap }: Pick<MarketPool, 'priceCap'>): CurveStep[] {
  const steps = bids.flatMap((bid) => [
    { price: priceCap, slots: bid.mustRunSlots },
    ...bid.steps.map(({ price, slots }) => ({ price: Math.min(price, priceCap), slots })),
  ]);
  return cumulate(steps.toSorted((one, other) => other.price - one.price));
}

/** What slots of a pool cost, the cheapest first, as far as its limit of slots. */
export function supplyCurve({ supply, priceFloor, limits }: MarketPool): CurveStep[] {
  let left = limits.slots ?? Infinity;
  const steps: Step[] = [];
  for (const { price, slots } of supply.toSorted((one, other) => one.price - other.price)) {
    const taken = Math.min(left, slots);
    left -= taken;
    steps.push({ price: Math.max(price, priceFloor), slots: taken });
  }
  return cumulate(steps);
}

function cumulate(steps: readonly Step[]): CurveStep[] {
  const curve: { toSlots: number; price: number }[] = [];
  let toSlots = 0;
  for (const { price, slots } of steps) {
    if (slots === 0) continue;
    toSlots += slots;
    const last = curve.at(-1);
    if (last?.price === price) last.toSlots = toSlots;
    else curve.push({ toSlots, price });
  }
  return curve;
}
