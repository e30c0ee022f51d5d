import type { MarketBid, MarketPool, SupplyStep } from '../round/index.ts';

/** Other terms to decide kept rounds by; what is left out stays. */
export interface OtherTerms {
  readonly marketOff: boolean;
  /** Of the credits that a department had in each round, in thousandths. */
  readonly creditThousandths: Readonly<Record<string, number>>;
  /** Of what an agent's slots are worth to it, in thousandths. */
  readonly agentThousandths: Readonly<Record<string, number>>;
  /** Whose limits, cap and bids alone are other ones; left out for all pools. Credits are those of all pools together. */
  readonly poolId?: string | undefined;
  readonly priceCap?: number | undefined;
  /** Of each limit, in thousandths. */
  readonly limitThousandths: {
    readonly slots?: number | undefined;
    readonly tokensPerSecond?: number | undefined;
    readonly milliwatts?: number | undefined;
  };
}

const thousand = 1_000;

/** Whether so many thousandths change anything. */
export function isOther(thousandths: number | undefined): thousandths is number {
  return thousandths !== undefined && thousandths !== thousand;
}

/** So many thousandths of an amount, rounded down. */
export function partOf(amount: number, thousandths: number | undefined): number {
  return isOther(thousandths) ? Math.floor((amount * thousandths) / thousand) : amount;
}

export function isAsked({ poolId }: OtherTerms, { pool }: Pick<MarketBid | MarketPool, 'pool'>): boolean {
  return poolId === undefined || poolId === pool;
}

/** A pool with its other limits and cap. Slots beyond those on offer cost as much as the operator's dearest. */
export function changedPool(pool: MarketPool, terms: OtherTerms): MarketPool {
  if (!isAsked(terms, pool)) return pool;
  const { priceCap, limitThousandths } = terms;
  const part = (limit: number | null, by: number | undefined) => (limit === null ? limit : partOf(limit, by));
  const slots = part(pool.limits.slots, limitThousandths.slots);
  return {
    ...pool,
    priceCap: priceCap ?? pool.priceCap,
    priceFloor: Math.min(pool.priceFloor, priceCap ?? pool.priceFloor),
    supply: [...pool.supply, ...slotsMore(pool, slots)],
    limits: {
      slots,
      tokensPerSecond: part(pool.limits.tokensPerSecond, limitThousandths.tokensPerSecond),
      milliwatts: part(pool.limits.milliwatts, limitThousandths.milliwatts),
    },
  };
}

function slotsMore({ limits, supply }: MarketPool, slots: number | null): readonly SupplyStep[] {
  if (slots === null || limits.slots === null || slots <= limits.slots) return [];
  const own = supply.filter((step) => step.owner === null && step.slots > 0);
  if (own.length === 0) return [];
  const price = own.reduce((dearest, step) => Math.max(dearest, step.price), 0);
  return [{ price, slots: slots - limits.slots, owner: null }];
}
