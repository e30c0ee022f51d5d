import type { RiskClass } from '@agent-os/core/scheduling';
import type { MarketBidTerms, MarketTerms, OrganisationSnapshot } from '@agent-os/db';

/** How an organisation's market works, and what its agents value slots at. */
export interface OrganisationMarket {
  readonly terms: MarketTerms;
  /** Of agents that have a bid of their own. */
  readonly bids: ReadonlyMap<string, MarketBidTerms>;
  /** Registered criticality of every agent. */
  readonly riskClasses: ReadonlyMap<string, RiskClass | null>;
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
};

export function marketOf({ market, agents }: Pick<OrganisationSnapshot, 'market' | 'agents'>): OrganisationMarket {
  return {
    terms: market.terms ?? defaultMarketTerms,
    bids: new Map(market.bids.map((bid) => [bid.agentId, bid])),
    riskClasses: new Map(agents.map(({ id, riskClass }) => [id, riskClass])),
  };
}
