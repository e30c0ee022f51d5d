export { reportPool } from './report-pool.ts';
export { reportQueue } from './report-queue.ts';
export { reportSpans } from './report-spans.ts';
