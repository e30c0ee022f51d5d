import type { ChartBucket, ChartSeries } from '@/components/chart/index.ts';
import type { AgentActivity } from '../agent-types.ts';

const nanoPerUsd = 1_000_000_000;
const dayMs = 24 * 3_600_000;

export interface PreparedCost {
  readonly buckets: readonly ChartBucket[];
  readonly series: readonly ChartSeries[];
  /** Calls of these days that the bars leave out. */
  readonly withoutCost: number;
}

/**
 * Days as bars. A day on which any call was simulated is dashed as a whole: its cost is not money. Amounts become
 * floating point here, as they only place marks.
 */
export function prepareCost({ days }: Pick<AgentActivity, 'days'>): PreparedCost {
  const simulated = days.some((day) => day.simulated > 0);
  const settled = days.some((day) => day.simulated === 0 && day.calls > 0) || !simulated;
  return {
    buckets: days.map((day) => {
      const usd = Number(day.costNanoUsd) / nanoPerUsd;
      return {
        startMs: day.startsAt,
        endMs: day.startsAt + dayMs,
        values: { settled: day.simulated > 0 ? 0 : usd, simulated: day.simulated > 0 ? usd : 0 },
      };
    }),
    series: [
      ...(settled ? [{ id: 'settled', label: 'settled', tone: 'ink' } as const] : []),
      ...(simulated ? [{ id: 'simulated', label: 'simulated', tone: 'mid', truth: 'dashed' } as const] : []),
    ],
    withoutCost: days.reduce((sum, day) => sum + day.withoutCost, 0),
  };
}
