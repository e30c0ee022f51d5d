import type { ServiceGaps } from '@agent-os/core/scheduling';
import type { PoolSettings } from './pool-settings.ts';
import type { RecentStarts } from './recent-starts.ts';
import type { RunningCalls } from './running-calls.ts';
import type { WaitingPlace } from './waiting-place.ts';

/** A pool as it is now, for whoever reports on it; to be read at once, not kept. */
export interface PoolFacts {
  readonly settings: PoolSettings;
  /** Ms of the dispatcher's clock, as all times here. */
  readonly now: number;
  readonly pausedUntil: number | null;
  readonly running: Pick<RunningCalls, 'size' | 'values' | 'countOf' | 'kvTokens' | 'busyMs'>;
  readonly line: ReadonlyMap<string, WaitingPlace>;
  readonly recent: Pick<RecentStarts, 'since' | 'inSlotSince'>;
  /** Worked out when asked. */
  readonly serviceGaps: () => ServiceGaps;
  /** Since this process started. */
  readonly totals: { readonly started: number; readonly interrupted: number; readonly refused: number };
}
