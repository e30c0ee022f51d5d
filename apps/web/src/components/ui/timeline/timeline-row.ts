import type { ReactNode } from 'react';

/** What a stretch of time was spent on: waiting is grey, work is ink, streaming is green. */
export type TimelineKind = 'work' | 'waits' | 'prefill' | 'streams' | 'failed' | 'person' | 'estimated' | 'simulated';

export interface TimelineSegment {
  readonly kind: TimelineKind;
  /** After the beginning of the scale. */
  readonly startUs: number;
  /** Null while it still runs: it ends at the end of the scale. */
  readonly durationUs: number | null;
}

export interface TimelineRow {
  readonly id: string;
  readonly label: ReactNode;
  /** Empty when it was not reached. */
  readonly segments: readonly TimelineSegment[];
  /** A sentence: why it went this way. */
  readonly reason?: ReactNode;
  readonly failed?: boolean | undefined;
}
