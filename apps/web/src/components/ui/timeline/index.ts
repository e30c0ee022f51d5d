export { Timeline } from './timeline.tsx';
export type { TimelineRow, TimelineSegment } from './timeline-row.ts';
