export { ReportLoop } from './report-loop.ts';
