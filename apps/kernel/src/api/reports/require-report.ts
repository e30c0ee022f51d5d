import { findReportSchedule, type ReportScheduleRow, type TenantTransaction } from '@agent-os/db';
import type { MemberCaller } from '../context/index.ts';
import { ApiError, notFound } from '../errors/index.ts';

/** The schedule, or the answer for what does not exist. */
export async function requireReport(tx: TenantTransaction, scheduleId: string): Promise<ReportScheduleRow> {
  const row = await findReportSchedule(tx, scheduleId);
  if (row === undefined) throw notFound('report');
  return row;
}

/** The caller's own address; undefined for tokens, which have none. */
export async function findOwnAddress(tx: TenantTransaction, caller: MemberCaller): Promise<string | undefined> {
  if (caller.kind !== 'person') return undefined;
  const person = await tx.person.findUnique({ where: { id: caller.id }, select: { email: true } });
  return person?.email.toLowerCase();
}

/** Whoever changes what others get in their mail says why. */
export async function assertReason(
  tx: TenantTransaction,
  caller: MemberCaller,
  recipients: readonly string[],
  reason: string,
): Promise<void> {
  const own = await findOwnAddress(tx, caller);
  if (reason === '' && recipients.some((address) => address !== own)) {
    throw new ApiError('invalid', 'Others get this report: say why, for whoever asks later.');
  }
}
