import { done, pauseReportInput } from '@agent-os/core/contracts';
import { pauseReportSchedule, resumeReportSchedule } from '@agent-os/db';
import { nextLookAt, timingOf } from '../../reports/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { assertReason, requireReport } from './require-report.ts';

/** Holds a schedule, or lets it go on from now: what came due meanwhile is not made good. */
export const pauseReport = organisationProcedure('finance:write')
  .input(pauseReportInput)
  .output(done)
  .mutation(({ ctx, input: { scheduleId, paused, reason } }) => {
    const nowMs = ctx.dependencies.clock.nowMs();
    const at = new Date(nowMs);
    return ctx.change(async (tx) => {
      const row = await requireReport(tx, scheduleId);
      await assertReason(tx, ctx.caller, row.recipients, reason);
      if (paused) await pauseReportSchedule(tx, scheduleId, at);
      else await resumeReportSchedule(tx, scheduleId, { at, lookAt: nextLookAt(timingOf(row), nowMs) });
      const audit = {
        action: paused ? 'report.paused' : 'report.resumed',
        targetKind: 'report',
        targetId: scheduleId,
        detail: { name: row.name, recipients: row.recipients, reason },
      };
      return { result: { done: true } as const, audit };
    });
  });
