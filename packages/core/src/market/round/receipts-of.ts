import { amountForRound } from './amount-for-round.ts';
import type { SupplyReceipt } from './market-round-result.ts';
import type { SupplyCurve } from './supply-curve.ts';

export interface UsedSupply {
  readonly pool: string;
  readonly supply: SupplyCurve;
  readonly usedSlots: number;
  readonly slotPrice: number;
  readonly roundMs: number;
  /** What was paid in the pool: rounding never has the operator pay on top. */
  readonly most: number;
  readonly tieOf: (owner: string) => number;
}

/**
 * Departments whose idle slots were used get the price of a slot for each. The cheapest slots are used first, the operator's before others
 * of the same price; departments share a price by the size of their offers, by largest remainder.
 */
export function receiptsOf(used: UsedSupply): readonly SupplyReceipt[] {
  const slotsOf = new Map<string, number>();
  let open = used.usedSlots;
  for (const steps of stepsByPrice(used.supply)) {
    const own = steps.filter(({ owner }) => owner === null).reduce((sum, { slots }) => sum + slots, 0);
    open -= Math.min(open, own);
    const offers = steps.flatMap(({ owner, slots }) => (owner === null ? [] : [{ owner, slots }]));
    for (const [owner, slots] of shareAmong(offers, open, used.tieOf)) {
      slotsOf.set(owner, (slotsOf.get(owner) ?? 0) + slots);
      open -= slots;
    }
  }
  let left = used.most;
  return [...slotsOf.entries()]
    .filter(([, slots]) => slots > 0)
    .toSorted(([first], [second]) => (first < second ? -1 : 1))
    .map(([owner, slots]) => {
      const received = Math.min(left, amountForRound(slots * used.slotPrice, used.roundMs));
      left -= received;
      return { owner, pool: used.pool, slots, received };
    });
}

function stepsByPrice({ steps }: SupplyCurve): Iterable<SupplyCurve['steps']> {
  return Map.groupBy(steps, ({ price }) => price).values();
}

interface Offer {
  readonly owner: string;
  readonly slots: number;
}

function shareAmong(
  offers: readonly Offer[],
  wanted: number,
  tieOf: (owner: string) => number,
): readonly (readonly [owner: string, slots: number])[] {
  const total = offers.reduce((sum, { slots }) => sum + slots, 0);
  const shared = Math.min(wanted, total);
  if (shared === 0) return [];
  const parts = offers.map(({ owner, slots }) => {
    const remainder = (slots * shared) % total;
    return { owner, remainder, whole: (slots * shared - remainder) / total, tie: tieOf(owner) };
  });
  let left = shared - parts.reduce((sum, { whole }) => sum + whole, 0);
  return parts
    .toSorted(
      (first, second) =>
        second.remainder - first.remainder || first.tie - second.tie || (first.owner < second.owner ? -1 : 1),
    )
    .map(({ owner, whole }) => {
      const extra = left > 0 ? 1 : 0;
      left -= extra;
      return [owner, whole + extra] as const;
    });
}
