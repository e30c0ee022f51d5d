export { isKeptWhole, valuesOfBid, valuesOfBids, type BidOrigin, type JournalledRound } from './journalled-round.ts';
export { planStretches, type Stretch } from './plan-stretches.ts';
