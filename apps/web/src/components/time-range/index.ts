export { boundsOf, formatTimeRange, parseTimeRange, type TimeBounds, type TimeRange } from './time-range.ts';
export { TimeRangeControl } from './time-range-control.tsx';
export { timeRangeParser } from './time-range-parser.ts';
export { useCopyLink } from './use-copy-link.ts';
export { useTimeRange, type RangePreset, type TimeRangeState } from './use-time-range.ts';
