import { listDeliveriesInput, reportDeliveries } from '@agent-os/core/contracts';
import { listReportDeliveries as listRows } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { deliveryWire } from './report-wire.ts';
import { requireReport } from './require-report.ts';

/** What became of a schedule's reports, the newest first. */
export const listReportDeliveries = organisationProcedure('finance:read')
  .input(listDeliveriesInput)
  .output(reportDeliveries)
  .query(({ ctx, input: { scheduleId, cursor, limit } }) =>
    ctx.read(async (tx) => {
      await requireReport(tx, scheduleId);
      const rows = await listRows(tx, { scheduleId, before: cursor, limit: limit + 1 });
      const items = rows.slice(0, limit).map(deliveryWire);
      return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
    }),
  );
