export { mayGetMail, type MailAudience } from './allowed-recipients.ts';
export { decideReportRetry } from './decide-retry.ts';
export { prepareReport, type ReportInput, type SpendFact } from './prepare-report.ts';
export { reportCsv, reportCsvName } from './report-csv.ts';
export {
  reportSections,
  type MonthStanding,
  type ReportAnomaly,
  type ReportFigures,
  type ReportSection,
} from './report-figures.ts';
export { escapeHtml, reportHtml } from './report-html.ts';
export { reportText } from './report-text.ts';
export { reportRhythms, type ReportPeriod, type ReportTiming, type ReportTurn } from './report-timing.ts';
export {
  dueReportTurn,
  nextReportTurn,
  periodBeforeThat,
  presentReportTurn,
  type ClosedMonth,
} from './report-turns.ts';
export { exactUsdText, reportSubject } from './report-words.ts';
