import { formatCount, formatShare } from '@/format/index.ts';
import type { ModelActivity } from './model-types.ts';

/** Fewer calls than this say little of a model. */
const callsToJudge = 20;
const degradedFrom = 0.05;

export interface ModelHealth {
  /** Failed of those that ended, 0 to 1; undefined when none did. */
  readonly errorRate: number | undefined;
  /** Worth a look: enough calls, and one in twenty of them failed. */
  readonly degraded: boolean;
  /** `3 of 240 calls failed in 24 h, 1.3 %` */
  readonly words: string;
}

/** How a model did in the last 24 hours. */
export function describeHealth(activity: ModelActivity | undefined): ModelHealth {
  const ended = activity?.endedLastDay ?? 0;
  const failed = activity?.failedLastDay ?? 0;
  if (ended === 0) return { errorRate: undefined, degraded: false, words: 'No call ended in the last 24 h.' };
  const errorRate = failed / ended;
  return {
    errorRate,
    degraded: ended >= callsToJudge && errorRate >= degradedFrom,
    words: `${formatCount(failed)} of ${formatCount(ended)} calls failed in 24 h, ${formatShare(errorRate)}`,
  };
}
