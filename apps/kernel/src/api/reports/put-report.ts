import { mayGetMail } from '@agent-os/core/reports';
import { putReportInput, reportInput, reportSchedulesMax } from '@agent-os/core/contracts';
import {
  findMailAudience,
  insertReportSchedule,
  lockAndCountReportSchedules,
  updateReportSchedule,
  type ReportScheduleRow,
  type TenantTransaction,
} from '@agent-os/db';
import type { z } from 'zod';
import { nextLookAt, timingOf } from '../../reports/index.ts';
import { ApiError, notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { assertReason, requireReport } from './require-report.ts';

type Put = z.infer<typeof putReportInput>;

async function assertRecipients(tx: TenantTransaction, organisationId: string, recipients: readonly string[]) {
  const { members, domains } = await findMailAudience(tx, organisationId);
  const audience = { members: new Set(members.map(({ email }) => email)), domains: new Set(domains) };
  const refused = recipients.filter((address) => !mayGetMail(audience, address));
  if (refused.length === 0) return;
  const who = refused.slice(0, 3).join(', ');
  throw new ApiError(
    'invalid',
    `Reports go to members and to domains that an owner has allowed. Leave out ${who}, or ask an owner to allow the domain.`,
  );
}

async function assertDepartment(tx: TenantTransaction, departmentId: string | null) {
  if (departmentId !== null && (await tx.department.count({ where: { id: departmentId } })) === 0) {
    throw notFound('department');
  }
}

const contentOf = ({ name, timing, sections, departmentId, recipients, withCsv }: Put) => ({
  name,
  ...timing,
  sections,
  departmentId,
  recipients,
  withCsv,
});

function timingChanged(present: ReportScheduleRow, { timing }: Put): boolean {
  const before = timingOf(present);
  return (['every', 'weekday', 'monthDay', 'hour', 'timeZone'] as const).some((name) => before[name] !== timing[name]);
}

/** Makes a schedule, or changes one. A new timing counts from now on: what it would have had before is not made good. */
export const putReport = organisationProcedure('finance:write')
  .input(putReportInput)
  .output(reportInput)
  .mutation(({ ctx, input }) => {
    const { caller, dependencies } = ctx;
    const { organisationId, kind, id: authorId } = caller;
    const nowMs = dependencies.clock.nowMs();
    const at = new Date(nowMs);
    const { scheduleId, recipients, reason, name } = input;
    return ctx.change(async (tx) => {
      const count = await lockAndCountReportSchedules(tx, organisationId);
      const present = scheduleId === undefined ? undefined : await requireReport(tx, scheduleId);
      await assertDepartment(tx, input.departmentId);
      await assertRecipients(tx, organisationId, recipients);
      await assertReason(tx, caller, [...recipients, ...(present?.recipients ?? [])], reason);
      const detail = { name, every: input.timing.every, recipients, reason };
      const lookAt = nextLookAt(input.timing, nowMs);
      if (present !== undefined) {
        const restart = timingChanged(present, input) ? { at, lookAt } : undefined;
        await updateReportSchedule(tx, present.id, contentOf(input), at, restart);
        const audit = {
          action: 'report.changed',
          targetKind: 'report',
          targetId: present.id,
          detail: { ...detail, recipientsBefore: present.recipients },
        };
        return { result: { scheduleId: present.id }, audit };
      }
      if (count >= reportSchedulesMax) {
        throw new ApiError(
          'conflict',
          `There are ${reportSchedulesMax} reports, the most there can be: delete one first.`,
        );
      }
      const id = dependencies.random.newId('rps');
      const author = { authorKind: kind, authorId, createdAt: at };
      await insertReportSchedule(tx, { ...contentOf(input), ...author, organisationId, id, lookAt });
      return {
        result: { scheduleId: id },
        audit: { action: 'report.created', targetKind: 'report', targetId: id, detail },
      };
    });
  });
