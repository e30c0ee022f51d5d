import type { CostStep, SupplyBasis } from './cost-steps.ts';

/** Slots of devices that a department holds, which it gives to others for no less than it asks. */
export interface CapacityOffer {
  /** The department. */
  readonly owner: string;
  readonly slots: number;
  /** Micro-credits for a slot-second. */
  readonly ask: number;
}

/** Slots on offer, as a round takes them: of a department that is paid for them, or of the operator (null). */
export interface OfferedStep {
  readonly price: number;
  readonly slots: number;
  readonly owner: string | null;
  readonly basis: SupplyBasis;
}

/**
 * The supply of a round: slots at what they cost, and of those that departments offer at what is asked, where that is more. An offer takes
 * the cheapest slots of its department's devices, and ends where those do; what is held and not offered is the operator's to give,
 * as before.
 */
export function offeredSteps(steps: readonly CostStep[], offers: readonly CapacityOffer[]): readonly OfferedStep[] {
  const left = new Map(offers.map(({ owner, slots, ask }) => [owner, { slots, ask }]));
  return steps.flatMap((step): readonly OfferedStep[] => {
    const { holder, price, slots, basis } = step;
    const offer = holder === null ? undefined : left.get(holder);
    const offered = Math.min(offer?.slots ?? 0, slots);
    if (offer === undefined || offered === 0) return [{ price, slots, owner: null, basis }];
    offer.slots -= offered;
    const own = { price, slots: slots - offered, owner: null, basis };
    const sold = { price: Math.max(price, offer.ask), slots: offered, owner: holder, basis };
    return own.slots === 0 ? [sold] : [own, sold];
  });
}
