/** 1 + μ in millionths: a value is bid divided by this. Never below one: nobody is made to bid more than a value. */
export type PaceMillionths = number;

export const unpaced: PaceMillionths = 1_000_000;

const slowestPace: PaceMillionths = 1_000_000_000;
/** A round that spends nothing, or twice its plan, moves the pace by this much of itself (docs/decisions/0022). */
const gainMillionths = 20_000;
/** One dear round says no more than one that is eleven times its plan. */
const mostOverPlanMillionths = 10_000_000;
/** The last rounds of a period are planned as if so many were left: else what is left would all go in the last one. */
const fewestRoundsPlanned = 10;

export interface CreditPlan {
  /** Credits left after the round that was just settled, in micro-credits; what is owed counts as none. */
  readonly balance: number;
  /** Rounds to the end of the period. */
  readonly roundsLeft: number;
  /** What is expected to come back in a round, micro-credits. */
  readonly expectedRebate: number;
}

/** What a round may spend so that credits last to the end of their period: micro-credits. */
export function plannedSpend({ balance, roundsLeft, expectedRebate }: CreditPlan): number {
  return Math.floor(Math.max(0, balance) / Math.max(fewestRoundsPlanned, roundsLeft)) + expectedRebate;
}

/**
 * The pace of the next round from what this one spent (adaptive pacing, Balseiro and Gur 2019, with steps in proportion to the pace and
 * the plan taken from what is left, not from what there was): dearer than planned, it bids less; cheaper, it bids more, up to its value.
 */
export function nextPace(pace: PaceMillionths, spent: number, planned: number): PaceMillionths {
  if (planned <= 0) return spent > 0 ? slowestPace : pace;
  const overPlan = Math.min(mostOverPlanMillionths, Math.round(((spent - planned) / planned) * 1e6));
  const change = Math.trunc((gainMillionths * overPlan) / 1e6);
  const next = pace + Math.trunc((pace * change) / 1e6);
  return Math.min(slowestPace, Math.max(unpaced, next));
}
