import { nextReportTurn, type ClosedMonth, type ReportTiming } from '@agent-os/core/reports';
import { listLedgerMonths, type ReportScheduleRow, type TenantTransaction } from '@agent-os/db';

/** When a schedule's reports come. */
export function timingOf({ every, weekday, monthDay, hour, timeZone }: ReportScheduleRow): ReportTiming {
  return { every, weekday, monthDay, hour, timeZone };
}

/** When the loop looks at a schedule again, from a moment on; whether books were closed is seen by the look itself. */
export function nextLookAt(timing: ReportTiming, afterMs: number): Date {
  return new Date(nextReportTurn(timing, afterMs)?.dueAtMs ?? afterMs);
}

/** Months whose books are closed, for reports that follow their closing. */
export async function listClosedMonths(
  tx: TenantTransaction,
  { every }: ReportTiming,
): Promise<readonly ClosedMonth[]> {
  if (every !== 'close') return [];
  const months = await listLedgerMonths(tx);
  return months
    .filter(({ state }) => state === 'closed')
    .map(({ month, changedAt }) => ({ month, closedAtMs: changedAt.getTime() }));
}
