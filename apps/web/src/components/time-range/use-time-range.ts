'use client';

import { useQueryState } from 'nuqs';
import { useMemo } from 'react';
import { useNow, useViewerZone } from '@/preferences/index.ts';
import { formatTimeRange, parseTimeRange, shiftTimeRange, type rangePresets, type TimeRange } from './time-range.ts';
import { timeRangeParser } from './time-range-parser.ts';

export type RangePreset = (typeof rangePresets)[number]['text'];

export interface TimeRangeState {
  /** The same object until the address says another. */
  readonly range: TimeRange;
  readonly setRange: (range: TimeRange) => void;
  /** One length earlier or later. */
  readonly shift: (step: -1 | 1) => void;
  /** The zone that the page's times are written in. */
  readonly zone: string;
}

/** The page's range, kept in the address as `?range=`; `boundsOf` turns it into moments. */
export function useTimeRange(preset: RangePreset): TimeRangeState {
  const [asked, setAsked] = useQueryState('range', timeRangeParser);
  const zone = useViewerZone();
  const now = useNow();
  const text = asked === null ? preset : formatTimeRange(asked);
  const range = useMemo<TimeRange>(() => parseTimeRange(text) ?? { kind: 'last', durationMs: 3_600_000 }, [text]);
  const set = (next: TimeRange, history: 'push' | 'replace') =>
    void setAsked(formatTimeRange(next) === preset ? null : next, { history });
  return {
    range,
    setRange: (next) => set(next, 'push'),
    // A walk through time is one step for the back button.
    shift: (step) => set(shiftTimeRange(range, step, now), range.kind === 'span' ? 'replace' : 'push'),
    zone,
  };
}
