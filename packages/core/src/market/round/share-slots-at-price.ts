import type { SlotUse } from './market-round.ts';

/** A claim of just the price: `ideal` is what the optimum gives to all claims of its group together. */
export interface MarginalClaim {
  readonly item: number;
  readonly bidder: string;
  /** Puts equal remainders in order. */
  readonly tie: number;
  readonly asked: number;
  readonly use: SlotUse;
  readonly group: MarginalGroup;
}

export interface MarginalGroup {
  asked: number;
  ideal: number;
}

/** What is left of each limit; goes down as slots are granted. */
export interface Room {
  slots: number;
  tokensPerSecond: number;
  milliwatts: number;
}

export function fittingSlots(room: Room, use: SlotUse, wanted: number): number {
  let fitting = Math.min(wanted, room.slots);
  if (use.tokensPerSecond > 0) fitting = Math.min(fitting, Math.floor(room.tokensPerSecond / use.tokensPerSecond));
  if (use.milliwatts > 0) fitting = Math.min(fitting, Math.floor(room.milliwatts / use.milliwatts));
  return Math.max(0, fitting);
}

export function takeRoom(room: Room, use: SlotUse, slots: number): void {
  room.slots -= slots;
  room.tokensPerSecond -= slots * use.tokensPerSecond;
  room.milliwatts -= slots * use.milliwatts;
}

/**
 * Shares whole slots among claims of equal standing: each gets the whole part of its share of its group, then the largest remainders get
 * one more, equal ones by `tie`, then whoever still fits. Only what fits into the room is granted.
 *
 * @param granted Slots by item; added to.
 */
export function shareSlotsAtPrice(claims: readonly MarginalClaim[], room: Room, granted: Float64Array): void {
  const grant = (claim: MarginalClaim, wanted: number): void => {
    const open = claim.asked - (granted[claim.item] ?? 0);
    const slots = fittingSlots(room, claim.use, Math.min(wanted, open));
    takeRoom(room, claim.use, slots);
    granted[claim.item] = (granted[claim.item] ?? 0) + slots;
  };
  if (claims.length === 0 || room.slots <= 0) return;
  const ordered = claims
    .map((claim) => ({ claim, ...shareOf(claim) }))
    .toSorted((left, right) => right.remainder - left.remainder || compareTies(left.claim, right.claim));
  for (const { claim, whole } of ordered) grant(claim, whole);
  for (const { claim } of ordered) grant(claim, 1);
  for (const { claim } of ordered) grant(claim, claim.asked);
}

/** Exact in integers: the remainder is what decides, so it must not depend on rounding. */
function shareOf({ asked, group }: MarginalClaim): { whole: number; remainder: number } {
  const product = Math.floor(group.ideal) * asked;
  const rest = product % group.asked;
  return { whole: (product - rest) / group.asked, remainder: rest / group.asked };
}

function compareTies(left: MarginalClaim, right: MarginalClaim): number {
  if (left.tie !== right.tie) return left.tie - right.tie;
  return left.bidder < right.bidder ? -1 : 1;
}
