import type { MarketBid } from './market-round.ts';
import { dearestFirst, type PoolBook } from './pool-book.ts';
import { fittingSlots, type Room, takeRoom } from './share-slots-at-price.ts';
import { costOfSlot, type SupplyCurve } from './supply-curve.ts';

export interface GrantedFloor {
  readonly slots: number;
  /** What they cost the operator, a slot-second: the bidder pays that, whatever it bid. */
  readonly price: number;
}

/**
 * Slots for those that waited long enough, longest first: of the operator's own only, so that nobody else has to be paid for them, and
 * only where they are worth what they cost. A floor is paid at cost: a price that hung on the own bid would make waiting a trick.
 *
 * @param room What must-run slots left of the limits; taken from.
 */
export function grantFloors(
  book: PoolBook,
  supply: SupplyCurve,
  room: Room,
  tieOf: (bidder: string) => number,
): ReadonlyMap<number, GrantedFloor> {
  const floors = new Map<number, GrantedFloor>();
  if (book.dueForFloor.length === 0) return floors;
  const own = supply.steps.filter(({ owner }) => owner === null);
  const ownSupply: SupplyCurve = { ...supply, steps: own, slots: own.reduce((sum, { slots }) => sum + slots, 0) };
  const waiting: { index: number; bid: MarketBid; tie: number }[] = [];
  for (const index of book.dueForFloor) {
    const bid = book.bids[index];
    if (bid) waiting.push({ index, bid, tie: tieOf(bid.bidder) });
  }
  const due = waiting.toSorted(
    (left, right) =>
      right.bid.waitedRounds - left.bid.waitedRounds ||
      left.tie - right.tie ||
      (left.bid.bidder < right.bid.bidder ? -1 : 1),
  );
  let given = 0;
  for (const { index, bid } of due) {
    const most = Math.min(bid.floorSlots, ownSupply.slots - given);
    const { slots, price } = worthIts(ownSupply, given, bid, fittingSlots(room, bid.use, most));
    if (slots === 0) continue;
    takeRoom(room, bid.use, slots);
    given += slots;
    floors.set(index, { slots, price });
  }
  return floors;
}

/** The most slots, up to `wanted`, of which each is bid at what the dearest of them costs. */
function worthIts(own: SupplyCurve, given: number, bid: MarketBid, wanted: number): GrantedFloor {
  for (let slots = wanted; slots > 0; slots -= 1) {
    const price = costOfSlot(own, given + slots) ?? Number.POSITIVE_INFINITY;
    let worth = 0;
    for (const step of dearestFirst(bid)) if (step.price >= price) worth += step.slots;
    if (worth >= slots) return { slots, price };
  }
  return { slots: 0, price: 0 };
}
