import type {
  marketAllocation,
  marketBid,
  marketCreditPeriods,
  marketCredits,
  marketEfficiency,
  marketHistory,
  marketOffer,
  marketPools,
  marketRound,
  marketSettings,
  marketState,
  marketWhatIf,
  marketWhy,
} from '@agent-os/core/contracts';
import type { z } from 'zod';

export type MarketState = z.output<typeof marketState>;
export type MarketSettings = z.output<typeof marketSettings>;
export type MarketMode = MarketSettings['mode'];
export type MarketPool = z.output<typeof marketPools>[number];
export type MarketRound = NonNullable<z.output<typeof marketRound>>;
export type MarketAllocation = z.output<typeof marketAllocation>;
export type MarketBid = z.output<typeof marketBid>;
export type MarketResource = MarketRound['binding'][number];
export type MarketOffer = z.output<typeof marketOffer>;
export type MarketCredits = z.output<typeof marketCredits>;
export type DepartmentCredits = MarketCredits['departments'][number];
export type HistoryRound = z.output<typeof marketHistory>['rounds'][number];
export type MarketWhy = z.output<typeof marketWhy>;
export type WhyRound = MarketWhy['pools'][number]['rounds'][number];
export type MarketEfficiency = z.output<typeof marketEfficiency>;
export type MarketWhatIf = z.output<typeof marketWhatIf>;
export type CreditPeriod = z.output<typeof marketCreditPeriods>[number];
