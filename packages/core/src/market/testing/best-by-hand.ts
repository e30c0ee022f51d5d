import type { MarketRound } from '../round/index.ts';

/** What is done wrong, for a check that has to notice it. */
export type BestFault = 'the dearest are left out' | 'slots cost nothing';

/**
 * The most that a round of one pool can be worth in which slots alone are scarce, less its cost, as one would find it on paper: every slot
 * that is asked for and every one on offer is a line of its own; the dearest meets the cheapest until it is not worth it. Must-run slots take
 * the cheapest first, and neither their worth nor their cost counts. Undefined if they do not fit.
 */
export function bestByHand(round: MarketRound, fault?: BestFault): number | undefined {
  const [pool] = round.pools;
  if (!pool) return undefined;
  const costs = pool.supply
    .filter(({ price }) => price <= pool.priceCap)
    .flatMap(({ price, slots }) => Array.from({ length: slots }, () => Math.max(price, pool.priceFloor)))
    .toSorted((one, other) => one - other)
    .slice(0, pool.limits.slots ?? undefined);
  const running = round.bids.reduce((sum, { mustRunSlots }) => sum + mustRunSlots, 0);
  if (running > costs.length) return undefined;
  const asked = round.bids
    .flatMap(({ steps }) => steps)
    .flatMap(({ price, slots }) => Array.from({ length: slots }, () => Math.min(price, pool.priceCap)))
    .toSorted((one, other) => other - one)
    .slice(fault === 'the dearest are left out' ? 1 : 0);
  let best = 0;
  for (const [place, cost] of costs.slice(running).entries()) {
    const gain = (asked[place] ?? 0) - (fault === 'slots cost nothing' ? 0 : cost);
    if (asked[place] === undefined || gain <= 0) break;
    best += gain;
  }
  return best;
}
