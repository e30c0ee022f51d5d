import type { LosingCall, PoolOnOffer, StayReason, YieldDecision } from './losing-call.ts';

export interface LosingWork {
  readonly calls: readonly LosingCall[];
  /** Pools where they wait, and pools that they could go to. */
  readonly pools: readonly PoolOnOffer[];
  /** A call yields once its agent has won nothing in so many rounds in a row. */
  readonly afterRounds: number;
}

/**
 * What becomes of calls whose agents win no slot. Urgent calls and calls that have begun stay whatever the policy says. A call moves only to a
 * pool that is cheaper than its own, that its agent's bid reaches, and whose line has room, the cheapest first; the best bids choose first.
 * One decision for each call, sorted by call; the order of the input plays no part.
 */
export function decideYielding({ calls, pools, afterRounds }: LosingWork): readonly YieldDecision[] {
  const offers = new Map(pools.map((offer) => [offer.pool, offer]));
  const room = new Map(pools.map((offer) => [offer.pool, offer.room]));
  const decisions: YieldDecision[] = [];
  for (const call of calls.toSorted(byBid)) {
    const { id: callId, bid, lostRounds } = call;
    const stays = reasonToStay(call, afterRounds);
    const price = offers.get(call.pool)?.price;
    if (stays !== undefined || price === undefined) {
      decisions.push({ callId, kind: 'stay', because: stays ?? 'policy' });
      continue;
    }
    if (call.policy === 'shed') {
      decisions.push({ callId, kind: 'shed', price, bid, lostRounds });
      continue;
    }
    const cheaper = cheaperOffers(call, price, offers);
    const chosen = cheaper.find(({ offer }) => (room.get(offer.pool) ?? 0) > 0);
    if (chosen === undefined || bid === null) {
      decisions.push({ callId, kind: 'stay', because: cheaper.length === 0 ? 'nowhere_cheaper' : 'no_room' });
      continue;
    }
    const { to, offer } = chosen;
    room.set(offer.pool, (room.get(offer.pool) ?? 0) - 1);
    decisions.push({ callId, kind: 'move', to, toPrice: offer.price, price, bid, lostRounds });
  }
  return decisions.toSorted((one, other) => (one.callId < other.callId ? -1 : 1));
}

function reasonToStay(
  { serviceClass, begun, policy, lostRounds }: LosingCall,
  afterRounds: number,
): StayReason | undefined {
  if (serviceClass === 'critical') return 'urgent';
  if (begun) return 'begun';
  if (policy === 'wait') return 'policy';
  return lostRounds < afterRounds ? 'too_soon' : undefined;
}

/** Where its agent would win for less, the cheapest first; of equal ones as its route has them. */
function cheaperOffers(
  { pool, bid, alternatives }: LosingCall,
  price: number,
  offers: ReadonlyMap<string, PoolOnOffer>,
) {
  return alternatives
    .flatMap((to) => {
      const offer = offers.get(to.pool);
      const isBetter =
        offer !== undefined && to.pool !== pool && bid !== null && offer.price < price && offer.price <= bid;
      return isBetter ? [{ to, offer }] : [];
    })
    .toSorted((one, other) => one.offer.price - other.offer.price);
}

/** The best bid first, of equal ones who lost longest; calls are equal only if their ids are. */
function byBid(one: LosingCall, other: LosingCall): number {
  const bids = (other.bid ?? -1) - (one.bid ?? -1);
  if (bids !== 0) return bids;
  const rounds = other.lostRounds - one.lostRounds;
  if (rounds !== 0) return rounds;
  return one.id < other.id ? -1 : 1;
}
