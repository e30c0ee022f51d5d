export { QueueReports } from './queue-reports.ts';
export { readPools } from './read-pools.ts';
export { reportGaps } from './report-gaps.ts';
export { reportPool } from './report-pool.ts';
export { reportSpans } from './report-spans.ts';
