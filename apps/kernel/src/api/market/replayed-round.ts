import {
  clearRound,
  type MarketBid,
  type MarketPool,
  type MarketRound,
  type MarketRoundResult,
} from '@agent-os/core/market';
import { fairShareRound } from './fair-share-round.ts';

/** Other terms to replay a round under; what is left out stays. */
export interface OtherTerms {
  readonly marketOff: boolean;
  /** Multiplies a department's bids, in thousandths. */
  readonly departmentThousandths: Readonly<Record<string, number>>;
  /** Multiplies an agent's bids, in thousandths. */
  readonly agentThousandths: Readonly<Record<string, number>>;
  /** Where alone the terms are other ones; left out for all pools. */
  readonly poolId?: string | undefined;
  readonly priceCap?: number | undefined;
  /** Of each limit, in thousandths. */
  readonly limitThousandths: {
    readonly slots?: number | undefined;
    readonly tokensPerSecond?: number | undefined;
    readonly milliwatts?: number | undefined;
  };
}

/** What became of a bid: slots, and micro-credits for the round. */
export interface ReplayedBid {
  readonly slots: number;
  readonly payment: number;
}

export interface ReplayedRound {
  /** As the round's bids stand. */
  readonly bids: readonly ReplayedBid[];
  readonly prices: ReadonlyMap<string, number>;
}

const thousand = 1_000;

export function ofResult(result: MarketRoundResult): ReplayedRound {
  return { bids: result.bids, prices: new Map(result.pools.map(({ pool, price }) => [pool, price])) };
}

/** Decides a round again under other terms. Its demand is as it was: nobody reacts. */
export function replayRound(round: MarketRound, terms: OtherTerms): ReplayedRound {
  const changed = changedRound(round, terms);
  if (!terms.marketOff) return ofResult(clearRound(changed));
  const prices = new Map(round.pools.map(({ pool }) => [pool, 0]));
  return { bids: fairShareRound(changed).map((slots) => ({ slots, payment: 0 })), prices };
}

function changedRound(round: MarketRound, terms: OtherTerms): MarketRound {
  const isAsked = (pool: string) => terms.poolId === undefined || terms.poolId === pool;
  return {
    ...round,
    pools: round.pools.map((pool) => (isAsked(pool.pool) ? changedPool(pool, terms) : pool)),
    bids: round.bids.map((bid) => (isAsked(bid.pool) ? changedBid(bid, terms) : bid)),
  };
}

function changedPool(pool: MarketPool, { priceCap, limitThousandths }: OtherTerms): MarketPool {
  const part = (limit: number | null, by: number | undefined) =>
    limit === null || by === undefined ? limit : Math.floor((limit * by) / thousand);
  return {
    ...pool,
    priceCap: priceCap ?? pool.priceCap,
    priceFloor: Math.min(pool.priceFloor, priceCap ?? pool.priceFloor),
    limits: {
      slots: part(pool.limits.slots, limitThousandths.slots),
      tokensPerSecond: part(pool.limits.tokensPerSecond, limitThousandths.tokensPerSecond),
      milliwatts: part(pool.limits.milliwatts, limitThousandths.milliwatts),
    },
  };
}

function changedBid(bid: MarketBid, { departmentThousandths, agentThousandths }: OtherTerms): MarketBid {
  const [byOwner, byAgent] = [departmentThousandths[bid.owner], agentThousandths[bid.bidder]];
  if (byOwner === undefined && byAgent === undefined) return bid;
  const times = (price: number, by = thousand) => Math.floor((price * by) / thousand);
  const steps = bid.steps.map(({ price, slots }) => ({ price: times(times(price, byOwner), byAgent), slots }));
  return { ...bid, steps };
}
