import type { DemandItems } from './item-writer.ts';
import type { MarginalClaim, MarginalGroup, Room } from './share-slots-at-price.ts';
import type { SlotPrices } from './slot-prices.ts';
import { type SlotProgramOptimum, takenBy } from './slot-program.ts';
import { priceOfWorth } from './tie-break.ts';

/** Who bids, and its place among equals in this round. */
export interface Claimant {
  readonly bidder: string;
  readonly tie: number;
}

export interface MarginOfPool {
  readonly items: DemandItems;
  /** Items whose bid is just their price. */
  readonly atPrice: readonly number[];
  /** Of the linear program. */
  readonly optimum: SlotProgramOptimum;
  readonly prices: SlotPrices;
  readonly room: Readonly<Room>;
  readonly claimantOf: (bid: number) => Claimant;
}

/**
 * Claims at the margin, in groups of equals. While only slots are scarce all of them are equal, whatever else they use; with a price on
 * tokens or power a group is a bid and its use of what has a price, and the optimum says how much the group gets.
 */
export function marginalClaims(margin: MarginOfPool): readonly MarginalClaim[] {
  const { items, atPrice, optimum, prices, room, claimantOf } = margin;
  const onlySlots = prices.tokensPerSecond === 0 && prices.milliwatts === 0;
  const { worth, range, uses } = items.columns;
  const groups = new Map<string, MarginalGroup>();
  const claims = atPrice.map((item) => {
    const use = { tokensPerSecond: uses[1][item] ?? 0, milliwatts: uses[2][item] ?? 0 };
    const asked = range[item] ?? 0;
    const tokens = prices.tokensPerSecond > 0 ? use.tokensPerSecond : 0;
    const power = prices.milliwatts > 0 ? use.milliwatts : 0;
    const key = onlySlots ? '' : `${priceOfWorth(worth[item] ?? 0)} ${tokens} ${power}`;
    const group = groups.get(key) ?? { asked: 0, ideal: 0 };
    group.asked += asked;
    group.ideal += takenBy(items.columns, optimum, item);
    groups.set(key, group);
    return { item, ...claimantOf(items.bid[item] ?? 0), asked, use, group };
  });
  for (const group of groups.values()) {
    if (onlySlots) group.ideal = Math.min(group.asked, room.slots);
    else group.ideal = Math.floor(group.ideal + 1e-6);
  }
  return claims;
}
