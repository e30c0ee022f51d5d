export { amountForRound } from './amount-for-round.ts';
export { auditRound } from './audit-round.ts';
export { bestWorthOf } from './best-worth-of.ts';
export type { BidReason } from './bid-reason.ts';
export { clearRound } from './clear-round.ts';
export type {
  DemandStep,
  MarketBid,
  MarketPool,
  MarketResource,
  MarketRound,
  SlotUse,
  SupplyStep,
  TwoSidedRule,
} from './market-round.ts';
export type {
  BidOutcome,
  ClearingType,
  MarketRoundResult,
  PoolOutcome,
  ShadowPrices,
  ShedSlots,
  SupplyReceipt,
} from './market-round-result.ts';
export { askedSlots, booksOf } from './pool-book.ts';
export { openPool } from './pool-clearing.ts';
export { costOfSlots } from './supply-curve.ts';
export { tieNumber } from './tie-number.ts';
