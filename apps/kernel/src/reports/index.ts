export { reportMessage, reportMessageId } from './mail-report.ts';
export { readReport } from './read-report.ts';
export { sectionsOf } from './sections-of.ts';
export { listClosedMonths, nextLookAt, timingOf } from './timing-of.ts';
