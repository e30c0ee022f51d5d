import { presentReportTurn, reportHtml, reportSubject } from '@agent-os/core/reports';
import { previewReportInput, reportPreview } from '@agent-os/core/contracts';
import { listClosedMonths, readReport } from '../../reports/index.ts';
import { notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

/** What a report would say if it came now. It need not be kept, and nothing is sent. */
export const previewReport = organisationProcedure('finance:read')
  .input(previewReportInput)
  .output(reportPreview)
  .query(async ({ ctx, input: { name, timing, sections, departmentId } }) => {
    const { dependencies, caller } = ctx;
    const closed = await ctx.read(async (tx) => {
      if (departmentId !== null && (await tx.department.count({ where: { id: departmentId } })) === 0) {
        throw notFound('department');
      }
      return listClosedMonths(tx, timing);
    });
    const { period } = presentReportTurn(timing, dependencies.clock.nowMs(), closed);
    const question = { name, sections, departmentId, period };
    const figures = await readReport(dependencies, caller.organisationId, question);
    return { subject: reportSubject(figures), html: reportHtml(figures), from: period.fromMs, to: period.toMs };
  });
