export { allocateAuction, type AuctionAllocation } from './allocate-auction.ts';
export {
  gridlabdRule,
  type AuctionBid,
  type AuctionClearing,
  type AuctionRound,
  type AuctionRule,
  type AuctionType,
} from './auction-round.ts';
export { clearDoubleAuction } from './clear-double-auction.ts';
export { clearMcafee, type TruthfulClearing } from './clear-mcafee.ts';
export { clearSingleSide, type SingleSideRound } from './clear-single-side.ts';
export { liveBids } from './live-bids.ts';
export { priceStatistics, type StatisticsRule } from './price-statistics.ts';
export { spreadOfPrices, type PriceStatistics } from './spread-of-prices.ts';
export { unresponsiveLoad, type RunningBid } from './unresponsive-load.ts';
