import type { RiskClass } from '@agent-os/core/scheduling';
import type { CapacityOffer, CostRates } from '@agent-os/core/market';
import type { MarketBidTerms, MarketTerms, OrganisationSnapshot } from '@agent-os/db';

/** How an organisation's market works, and what its agents value slots at. */
export interface OrganisationMarket {
  readonly terms: MarketTerms;
  /** Of agents that have a bid of their own. */
  readonly bids: ReadonlyMap<string, MarketBidTerms>;
  /** Registered criticality of every agent. */
  readonly riskClasses: ReadonlyMap<string, RiskClass | null>;
  /** What electricity and emissions cost beside what providers charge. */
  readonly rates: Omit<CostRates, 'creditNanoUsd'>;
  /** Of departments that sell slots of their devices, by pool. */
  readonly offers: ReadonlyMap<string, readonly CapacityOffer[]>;
}

/** What counts until somebody sets something else: no market. Prices in micro-credits for a slot-second. */
export const defaultMarketTerms: MarketTerms = {
  mode: 'off',
  priceCap: 4_000_000n,
  priceFloor: 10_000n,
  // A slot-second of a model for $10 a million tokens is worth about 0.4 credits.
  creditNanoUsd: 1_000_000n,
  payments: 'burn',
  unspent: 'expire',
  period: 'month',
  // A million credits: one slot through a month costs a third of that at a price of 0.13.
  creditsPerPeriod: 1_000_000_000_000n,
  floorSlots: 1,
  floorAfterRounds: 10,
  losingWork: 'wait',
  losingAfterRounds: 3,
  keepRoundsHours: 24,
  rule: 'uniform',
};

export function marketOf({
  market,
  agents,
  organisation: { energyNanoUsdPerKwh, carbonNanoUsdPerTonne },
}: Pick<OrganisationSnapshot, 'market' | 'agents' | 'organisation'>): OrganisationMarket {
  return {
    terms: market.terms ?? defaultMarketTerms,
    bids: new Map(market.bids.map((bid) => [bid.agentId, bid])),
    riskClasses: new Map(agents.map(({ id, riskClass }) => [id, riskClass])),
    rates: { energyNanoUsdPerKwh, carbonNanoUsdPerTonne },
    offers: offersByPool(market.offers),
  };
}

function offersByPool(offers: OrganisationSnapshot['market']['offers']): ReadonlyMap<string, readonly CapacityOffer[]> {
  const given = offers.filter(({ slots }) => slots > 0);
  const byPool = Map.groupBy(given, ({ poolId }) => poolId);
  return new Map(
    Array.from(byPool, ([poolId, ofPool]) => [
      poolId,
      ofPool.map(({ departmentId: owner, slots, ask }) => ({ owner, slots, ask: Number(ask) })),
    ]),
  );
}
