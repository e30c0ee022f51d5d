import type { BidReason } from './bid-reason.ts';
import type { GrantedFloor } from './grant-floors.ts';
import type { MarketBid } from './market-round.ts';
import { fittingSlots, type Room } from './share-slots-at-price.ts';

/** What all bids of a pool are explained with. */
export interface PoolTerms {
  readonly cap: number;
  readonly cheapestSlot: number;
  /** What is left of the limits. */
  readonly room: Readonly<Room>;
}

/**
 * The reason that explains most: what the price did to the bid, else what it got without regard to price.
 *
 * @param wonSlots Beyond must-run slots and floor.
 */
export function explainBid(
  bid: MarketBid,
  price: number,
  wonSlots: number,
  floor: GrantedFloor | undefined,
  { cap, cheapestSlot, room }: PoolTerms,
): BidReason {
  let asked = 0;
  let atPrice = 0;
  let above = 0;
  let best = -1;
  let lowest = cap;
  let lowestWon = cap;
  let bestLost = 0;
  for (const step of bid.steps) {
    if (step.slots === 0) continue;
    const bidPrice = Math.min(step.price, cap);
    asked += step.slots;
    best = Math.max(best, bidPrice);
    lowest = Math.min(lowest, bidPrice);
    if (bidPrice === price) atPrice += step.slots;
    if (bidPrice > price) above += step.slots;
    if (bidPrice >= price) lowestWon = Math.min(lowestWon, bidPrice);
    else bestLost = Math.max(bestLost, bidPrice);
  }
  if (asked === 0) {
    if (bid.mustRunSlots === 0) return { code: 'asked_for_nothing' };
    return { code: 'must_run', price, slots: bid.mustRunSlots };
  }
  if (wonSlots === 0 && floor) {
    return { code: 'floor_after_wait', waitedRounds: bid.waitedRounds, slots: floor.slots, price: floor.price };
  }
  const got = wonSlots + (floor?.slots ?? 0);
  if (got === asked) return { code: 'won_all', price, lowestBid: lowest };
  if (atPrice > 0 && got >= above) {
    if (got === above && above > 0) return { code: 'won_part', price, lowestWonBid: lowestWon, bestLostBid: price };
    return { code: 'shared_at_price', price, granted: got - above, asked: atPrice };
  }
  if (wonSlots > 0) return { code: 'won_part', price, lowestWonBid: lowestWon, bestLostBid: bestLost };
  if (best < cheapestSlot) return { code: 'below_cost', cost: cheapestSlot, bestBid: best };
  if (best < price) return { code: 'outbid', price, bestBid: best };
  return { code: 'did_not_fit', price, ...tightest(room, bid) };
}

/** The limit into which not one slot more of this use fits; slots, if all of them have room. */
function tightest(
  room: Readonly<Room>,
  { use }: MarketBid,
): Pick<BidReason & { code: 'did_not_fit' }, 'resource' | 'left'> {
  const none = Number.POSITIVE_INFINITY;
  if (fittingSlots({ slots: 1, tokensPerSecond: room.tokensPerSecond, milliwatts: none }, use, 1) === 0) {
    return { resource: 'tokensPerSecond', left: room.tokensPerSecond };
  }
  if (fittingSlots({ slots: 1, tokensPerSecond: none, milliwatts: room.milliwatts }, use, 1) === 0) {
    return { resource: 'milliwatts', left: room.milliwatts };
  }
  return { resource: 'slots', left: room.slots };
}
