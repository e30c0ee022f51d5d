import type { AgentListItem } from '../agent-types.ts';

/** From half more than a whole normal day on, the day is out of the ordinary whatever the hour. */
const unusualFrom = 1.5;

export interface CostComparison {
  /** Today so far over a whole normal day. */
  readonly ratio: number;
  readonly unusual: boolean;
}

/** Today's cost against the agent's own normal day; undefined while there is no such day, or it cost nothing. */
export function compareCost({
  costTodayNanoUsd,
  costNormalNanoUsd,
}: Pick<AgentListItem, 'costTodayNanoUsd' | 'costNormalNanoUsd'>): CostComparison | undefined {
  if (costTodayNanoUsd === null || costNormalNanoUsd === null || BigInt(costNormalNanoUsd) <= 0n) return undefined;
  // Hundredths as integers first: amounts beyond 2^53 would lose digits as floating point.
  const ratio = Number((BigInt(costTodayNanoUsd) * 100n) / BigInt(costNormalNanoUsd)) / 100;
  return { ratio, unusual: ratio >= unusualFrom };
}
