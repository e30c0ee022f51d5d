import type { TimelineKind, TimelineRow, TimelineSegment } from './timeline-row.ts';

// Narrower marks would not be seen.
const leastPercent = 0.4;

export interface PlacedSegment {
  readonly kind: TimelineKind;
  readonly startPercent: number;
  readonly widthPercent: number;
}

export interface PlacedRow {
  readonly segments: readonly PlacedSegment[];
  /** From its first to its last moment without gaps between; null when not reached. */
  readonly durationUs: number | null;
  readonly running: boolean;
}

export interface PlacedTimeline {
  readonly scaleUs: number;
  readonly rows: readonly PlacedRow[];
  /** The kinds that occur, for the legend. */
  readonly kinds: readonly TimelineKind[];
}

function endOf({ startUs, durationUs }: TimelineSegment): number {
  return startUs + (durationUs ?? 0);
}

function place(segment: TimelineSegment, scaleUs: number): PlacedSegment {
  const durationUs = segment.durationUs ?? Math.max(0, scaleUs - segment.startUs);
  const widthPercent = Math.min(100, Math.max(leastPercent, (durationUs / scaleUs) * 100));
  const startPercent = Math.min((Math.max(0, segment.startUs) / scaleUs) * 100, 100 - widthPercent);
  return { kind: segment.kind, startPercent, widthPercent };
}

/** Places all rows on one scale from 0 to `endUs`, or to the last moment of any segment when that is later. */
export function prepareTimeline(rows: readonly TimelineRow[], endUs = 0): PlacedTimeline {
  const all = rows.flatMap(({ segments }) => segments);
  const scaleUs = all.reduce((latest, segment) => Math.max(latest, endOf(segment)), Math.max(1, endUs));
  return {
    scaleUs,
    kinds: [...new Set(all.map(({ kind }) => kind))],
    rows: rows.map(({ segments }) => ({
      segments: segments.map((segment) => place(segment, scaleUs)),
      durationUs: segments.length === 0 ? null : segments.reduce((sum, { durationUs }) => sum + (durationUs ?? 0), 0),
      running: segments.some(({ durationUs }) => durationUs === null),
    })),
  };
}
