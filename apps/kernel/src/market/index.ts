export {
  carriedJson,
  carriedMarket,
  noCredits,
  pacingThousandths,
  type CarriedMarket,
  type DepartmentCredits,
} from './carried-market.ts';
export { clearDueRound, inForceMs, type ListedOutcome, type RoundInForce } from './clear-due-round.ts';
export { roundsInDatabase, type MarketRounds } from './market-rounds.ts';
export { creditsText } from './credits-text.ts';
export { ensureCredits, withGrant } from './ensure-credits.ts';
export { hashOfRound } from './hash-of-round.ts';
export { isRoundDue } from './is-round-due.ts';
export { bidOrigin } from './bid-origin.ts';
export { defaultBid } from './bid-of-agent.ts';
export { marketPoolOf, slotsWithinPower } from './market-pool-of.ts';
export { periodAt } from './period-at.ts';
export type { PoolDemand } from './pool-demand.ts';
export { roundMs } from './round-ms.ts';
export { settleRounds } from './settle-rounds.ts';
export { moveWords, powerWords, shedWords } from './yield-words.ts';
export { YieldRecorder, type YieldRecorderDependencies } from './yield-recorder.ts';
