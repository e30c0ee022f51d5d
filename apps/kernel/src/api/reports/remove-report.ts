import { done, removeReportInput } from '@agent-os/core/contracts';
import { removeReportSchedule } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { assertReason, requireReport } from './require-report.ts';

/** Ends a schedule; what it sent stays recorded. */
export const removeReport = organisationProcedure('finance:write')
  .input(removeReportInput)
  .output(done)
  .mutation(({ ctx, input: { scheduleId, reason } }) =>
    ctx.change(async (tx) => {
      const { name, recipients } = await requireReport(tx, scheduleId);
      await assertReason(tx, ctx.caller, recipients, reason);
      await removeReportSchedule(tx, scheduleId, new Date(ctx.dependencies.clock.nowMs()));
      const detail = { name, recipients, reason };
      return {
        result: { done: true } as const,
        audit: { action: 'report.removed', targetKind: 'report', targetId: scheduleId, detail },
      };
    }),
  );
