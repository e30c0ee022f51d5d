import { trpc } from '../trpc.ts';
import { listReportDeliveries } from './list-report-deliveries.ts';
import { listReportPeople } from './list-report-people.ts';
import { listReports } from './list-reports.ts';
import { pauseReport } from './pause-report.ts';
import { previewReport } from './preview-report.ts';
import { putReport } from './put-report.ts';
import { removeReport } from './remove-report.ts';
import { sendReportToSelf } from './send-report-to-self.ts';
import { setMailDomains } from './set-mail-domains.ts';

export const reportsRouter = trpc.router({
  list: listReports,
  people: listReportPeople,
  put: putReport,
  pause: pauseReport,
  remove: removeReport,
  preview: previewReport,
  sendToSelf: sendReportToSelf,
  deliveries: listReportDeliveries,
  setDomains: setMailDomains,
});
