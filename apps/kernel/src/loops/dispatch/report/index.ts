export { PoolReports } from './pool-reports.ts';
export { QueueReports } from './queue-reports.ts';
export { readPools } from './read-pools.ts';
export { reportGaps } from './report-gaps.ts';
export { reportSpans } from './report-spans.ts';
