export { openCreditPeriod, type CreditGrant, type OpenedCredits } from './credit-period.ts';
export { nextPace, plannedSpend, unpaced, type CreditPlan, type PaceMillionths } from './pace-of-spending.ts';
export { paceSteps, stepsWithinCredits } from './pace-steps.ts';
export { settleRound, type CreditPosting, type IncomePolicy, type RoundSettlement } from './settle-round.ts';
export { slotsForCredits, type SlotsForCredits } from './slots-for-credits.ts';
