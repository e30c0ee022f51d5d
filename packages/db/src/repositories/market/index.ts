export {
  insertMarketBid,
  listBidders,
  listMarketBids,
  lockMarketBid,
  type MarketBidRow,
  type MarketBidTerms,
} from './market-bids.ts';
export {
  bookCredits,
  creditAccounts,
  departmentAccount,
  findGrantedDepartments,
  grantCredits,
  listCreditBalances,
  listCreditTransfers,
  sumCreditsUsed,
  type CreditBalance,
  type CreditTransfer,
  type CreditTransferRow,
  type NewMarketGrant,
} from './market-credits.ts';
export { sumCreditPeriods, type CreditPeriodRow } from './market-credit-periods.ts';
export { deleteMarketDemand, listMarketDemand, putMarketDemand } from './market-demand.ts';
export { findMarketSpan, listMarketJournal, type JournalRow, type MarketSpan } from './market-journal.ts';
export {
  insertMarketOffer,
  listMarketOffers,
  lockMarketOffer,
  type MarketOfferRow,
  type MarketOfferTerms,
} from './market-offers.ts';
export {
  findCurrentMarketRound,
  findMarketRound,
  insertMarketRound,
  listBidderRounds,
  listMarketOutcomes,
  listMarketRoundSummaries,
  listPoolRounds,
  listRoundCharges,
  pruneMarketRounds,
  type BidderRound,
  type MarketRoundRow,
  type MarketRoundSummary,
  type PoolRound,
  type RoundCharges,
} from './market-rounds.ts';
export {
  findMarketSetting,
  insertMarketSetting,
  lockMarketSettings,
  type MarketSettingRow,
  type MarketTerms,
} from './market-settings.ts';
export { findMarketState, lockMarketState, updateMarketState, type MarketStateRow } from './market-state.ts';
export { insertMarketYields, listMarketYields, pruneMarketYields, type MarketYieldRow } from './market-yields.ts';
