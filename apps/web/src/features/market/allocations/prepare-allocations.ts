import type { Explanation, StateShape } from '@/components/ui/index.ts';
import { formatCount, formatQuantity } from '@/format/index.ts';
import { formatCredits } from '../format-credits.ts';
import type { MarketAllocation, MarketRound } from '../market-types.ts';
import { formatResource, resourceNames } from '../resource-words.ts';

export interface AllocationRow extends MarketAllocation {
  /** What it pays a second, in micro-credits. */
  readonly paysASecond: number;
  readonly shape: StateShape;
  readonly shortReason: string;
  readonly why: Explanation;
}

type Reason = MarketAllocation['reason'];

/** Figures of a reason that are prices; the others count something. */
const prices: ReadonlySet<string> = new Set(['price', 'lowestBid', 'lowestWonBid', 'bestLostBid', 'bestBid', 'cost']);

const figureNames: Readonly<Record<string, string>> = {
  price: 'Price',
  lowestBid: 'Its lowest bid',
  lowestWonBid: 'Its lowest bid that won',
  bestLostBid: 'Its best bid that lost',
  bestBid: 'Its best bid',
  cost: 'The cheapest slot costs',
  granted: 'Granted at the price',
  asked: 'Asked at the price',
  left: 'Left of the limit',
  waitedRounds: 'Rounds it waited',
  slots: 'Slots',
  needed: 'Needed',
  limit: 'Limit',
};

/** The allocations of a round as its table shows them, in the round's own order. */
export function prepareAllocations(round: MarketRound): readonly AllocationRow[] {
  return round.allocations.map((allocation) => ({
    ...allocation,
    paysASecond: (allocation.payment * 1000) / Math.max(round.roundMs, 1),
    shape: shapeOf(allocation),
    shortReason: shortReasonOf(allocation.reason),
    why: whyOf(allocation, round),
  }));
}

/** `64 of 64 slots, 71.68 credits a second at 1.12`. */
export function describeAllocations(round: MarketRound): string {
  const paid = formatCredits((round.paid * 1000) / Math.max(round.roundMs, 1));
  const asked = formatQuantity(round.askedSlots, 'slot');
  return `${formatCount(round.grantedSlots)} of ${asked} asked for, ${paid} cr/s at ${formatCredits(round.price)}`;
}

/** `Best refused 0.95 ≤ price 1.12 ≤ worst accepted 1.12`: what anybody can check. */
export function describeInvariant({ invariant, price }: MarketRound): string {
  const refused = invariant.bestRefused === null ? [] : [`best refused ${formatCredits(invariant.bestRefused)}`];
  const accepted = invariant.worstAccepted === null ? [] : [`worst accepted ${formatCredits(invariant.worstAccepted)}`];
  return [...refused, `price ${formatCredits(price)}`, ...accepted].join(invariant.holds ? ' ≤ ' : ', ');
}

function shapeOf({ slots, askedSlots }: MarketAllocation): StateShape {
  if (slots >= askedSlots) return 'running';
  return slots > 0 ? 'ready' : 'waiting';
}

function shortReasonOf({ code, figures, resource }: Reason): string {
  const limit = resource === null ? 'the limit' : resourceNames[resource];
  switch (code) {
    case 'won_all':
      return 'above the price';
    case 'won_part':
      return 'in part above the price';
    case 'shared_at_price':
      return `at the price: pro rata, ${formatCount(figures['granted'] ?? null)} of ${formatCount(figures['asked'] ?? null)}`;
    case 'outbid':
      return 'below the price';
    case 'below_cost':
      return 'below what a slot costs';
    case 'did_not_fit':
      return `did not fit: ${limit}`;
    case 'floor_after_wait':
      return `floor share after ${formatQuantity(figures['waitedRounds'] ?? 0, 'round')}`;
    case 'must_run':
      return 'must run';
    case 'shed':
      return `shed: ${limit}`;
    case 'pool_failed':
      return 'must-run slots alone are too many';
    case 'asked_for_nothing':
      return 'asked for nothing';
  }
}

function whyOf({ agent, slots, askedSlots, reason }: MarketAllocation, round: MarketRound): Explanation {
  return {
    title: `${agent.slug} got ${formatCount(slots)} of ${formatCount(askedSlots)}`,
    sentence: reason.explanation,
    inputs: Object.entries(reason.figures).map(([name, value]) => ({
      name: figureNames[name] ?? name,
      value: figureOf(name, value, reason),
    })),
    version: `round ${formatCount(round.round)} of ${round.pool.slug}`,
    at: round.at,
    simulated: round.mode === 'shadow',
  };
}

function figureOf(name: string, value: number, { resource }: Reason): string {
  if (prices.has(name)) return formatCredits(value);
  const ofLimit = name === 'left' || name === 'needed' || name === 'limit';
  return ofLimit && resource !== null ? formatResource(value, resource) : formatCount(value);
}
