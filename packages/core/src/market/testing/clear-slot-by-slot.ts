import { type MarketPool, type MarketRound, tieNumber } from '../round/index.ts';

export interface SlotBySlotAnswer {
  readonly bidder: string;
  readonly slots: number;
  readonly price: number;
  readonly payment: number;
}

/** What is done wrong, for a check that has to notice it. */
export type SlotBySlotFault = 'equals as they come' | 'the price of the worst accepted bid';

/**
 * A round of one pool in which only slots are scarce and nobody has a floor, as one would clear it on paper: every slot that is asked for
 * or on offer is a line of its own. Undefined if not even the must-run slots fit.
 */
export function clearSlotBySlot(round: MarketRound, fault?: SlotBySlotFault): readonly SlotBySlotAnswer[] | undefined {
  const [pool] = round.pools;
  if (!pool) return [];
  const costs = offeredSlots(pool);
  const asked = round.bids.flatMap(({ steps }, bid) =>
    steps.flatMap(({ price, slots }) => Array.from({ length: slots }, () => ({ bid, price: atMostCap(pool, price) }))),
  );
  const running = round.bids.reduce((sum, { mustRunSlots }) => sum + mustRunSlots, 0);
  if (running > costs.length) return undefined;
  const cheapest = lowestCost(pool);
  const fits = (price: number): boolean =>
    running + asked.filter((slot) => slot.price > price).length <= costs.filter((cost) => cost <= price).length;
  const prices = [cheapest, ...costs, ...asked.map(({ price }) => price)].filter((price) => price >= cheapest);
  const clearing = Math.min(...prices.filter(fits));
  const accepted = asked.filter(({ price }) => price > clearing).map(({ price }) => price);
  const charged = fault === 'the price of the worst accepted bid' ? Math.min(...accepted, pool.priceCap) : clearing;
  const left = costs.filter((cost) => cost <= clearing).length - running - accepted.length;
  const shares = sharesOfEquals(round, clearing, left, fault);
  return round.bids.map(({ bidder, mustRunSlots }, bid) => {
    const above = asked.filter((slot) => slot.bid === bid && slot.price > clearing).length;
    const slots = mustRunSlots + above + (shares.get(bid) ?? 0);
    const price = Math.min(charged, pool.priceCap);
    const payment = Number((BigInt(slots) * BigInt(price) * BigInt(round.roundMs)) / 1000n);
    return { bidder, slots, price, payment };
  });
}

/** The cost of each slot on offer, cheapest first. */
function offeredSlots({ supply, priceCap, priceFloor, limits }: MarketPool): readonly number[] {
  return supply
    .filter(({ price }) => price <= priceCap)
    .flatMap(({ price, slots }) => Array.from({ length: slots }, () => Math.max(price, priceFloor)))
    .toSorted((one, two) => one - two)
    .slice(0, limits.slots ?? undefined);
}

function lowestCost({ supply, priceCap, priceFloor }: MarketPool): number {
  const offers = supply.filter(({ price, slots }) => slots > 0 && price <= priceCap);
  return Math.max(priceFloor, offers.length === 0 ? 0 : Math.min(...offers.map(({ price }) => price)));
}

function atMostCap({ priceCap }: MarketPool, price: number): number {
  return Math.min(price, priceCap);
}

/** Largest remainder among the steps that are bid at just the price: slots by bid. */
function sharesOfEquals(
  { bids, pools, seed, roundNumber }: MarketRound,
  price: number,
  left: number,
  fault: SlotBySlotFault | undefined,
): ReadonlyMap<number, number> {
  const [pool] = pools;
  const equals = bids.flatMap(({ bidder, steps }, bid) =>
    steps
      .filter((step) => step.slots > 0 && pool && atMostCap(pool, step.price) === price)
      .map(({ slots }) => ({ bid, bidder, slots, tie: tieNumber(seed, roundNumber, bidder) })),
  );
  const all = equals.reduce((sum, { slots }) => sum + slots, 0);
  const shared = Math.min(left, all);
  const shares = new Map<number, number>();
  let open = shared;
  const give = (bid: number, slots: number): void => {
    const given = Math.min(slots, open);
    open -= given;
    shares.set(bid, (shares.get(bid) ?? 0) + given);
  };
  if (fault === 'equals as they come') {
    for (const { bid, slots } of equals) give(bid, slots);
    return shares;
  }
  for (const { bid, slots } of equals) give(bid, Math.floor((slots * shared) / all));
  const byRemainder = equals.toSorted(
    (one, two) => ((two.slots * shared) % all) - ((one.slots * shared) % all) || one.tie - two.tie,
  );
  for (const { bid } of byRemainder) give(bid, 1);
  return shares;
}
