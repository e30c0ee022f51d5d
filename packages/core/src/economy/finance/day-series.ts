/** Spend a day, without gaps: a day on which nothing was spent is 0. Amounts are nano-USD; estimates may be fractions. */
export interface DaySeries {
  /** Days since 1970-01-01, UTC. */
  readonly firstDay: number;
  readonly nanoUsd: readonly number[];
}

const mondayOfEpoch = 3;

/** 0 is Monday, 6 is Sunday. */
export function weekdayOf(day: number): number {
  return (day + mondayOfEpoch) % 7;
}
