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
 * @returns Slots by claim.
 */
export function shareSlotsAtPrice(claims: readonly MarginalClaim[], room: Room): Float64Array {
  const granted = new Float64Array(claims.length);
  if (room.slots <= 0) return granted;
  const grant = ({ claim, index }: { claim: MarginalClaim; index: number }, wanted: number): void => {
    const open = claim.asked - (granted[index] ?? 0);
    const slots = fittingSlots(room, claim.use, Math.min(wanted, open));
    takeRoom(room, claim.use, slots);
    granted[index] = (granted[index] ?? 0) + slots;
  };
  const ordered = claims
    .map((claim, index) => ({ claim, index, ...shareOf(claim) }))
    .toSorted((left, right) => right.remainder - left.remainder || compareTies(left.claim, right.claim));
  for (const share of ordered) grant(share, share.whole);
  for (const share of ordered) grant(share, 1);
  for (const share of ordered) grant(share, share.claim.asked);
  return granted;
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
