import { mayGetMail, nextReportTurn } from '@agent-os/core/reports';
import { reportSchedules } from '@agent-os/core/contracts';
import { findMailAudience, listLastReportDeliveries, listReportSchedules } from '@agent-os/db';
import { sectionsOf, timingOf } from '../../reports/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { deliveryWire } from './report-wire.ts';

/** Every schedule with its next time and what became of its last; and whether mail can go out at all. */
export const listReports = organisationProcedure('finance:read')
  .output(reportSchedules)
  .query(async ({ ctx }) => {
    const { mail, clock } = ctx.dependencies;
    const nowMs = clock.nowMs();
    const { rows, last, audience, departments } = await ctx.read(async (tx) => {
      const schedules = await listReportSchedules(tx);
      return {
        rows: schedules,
        last: await listLastReportDeliveries(
          tx,
          schedules.map(({ id }) => id),
        ),
        audience: await findMailAudience(tx, ctx.caller.organisationId),
        departments: await tx.department.findMany({ select: { id: true, name: true } }),
      };
    });
    const lastOf = new Map(last.map((row) => [row.scheduleId, deliveryWire(row)]));
    const memberOf = new Map(audience.members.map(({ email, name }) => [email, name]));
    const allowed = { members: new Set(memberOf.keys()), domains: new Set(audience.domains) };
    return {
      mail: { missing: [...mail.missing], from: mail.from ?? null },
      domains: [...audience.domains],
      items: rows.map((row) => {
        const { id, name, withCsv, departmentId, recipients, pausedAt, dueAt, lookAt, authorId, authorName } = row;
        const timing = timingOf(row);
        return {
          id,
          name,
          timing,
          sections: [...sectionsOf(row.sections)],
          department:
            departmentId === null
              ? null
              : { id: departmentId, name: departments.find((one) => one.id === departmentId)?.name ?? departmentId },
          recipients: recipients.map((email) => ({
            email,
            name: memberOf.get(email) ?? null,
            allowed: mayGetMail(allowed, email),
          })),
          withCsv,
          pausedAt: pausedAt?.getTime() ?? null,
          nextAt: pausedAt === null ? (nextReportTurn(timing, nowMs)?.dueAtMs ?? null) : null,
          retryAt: pausedAt === null && dueAt !== null ? (lookAt?.getTime() ?? null) : null,
          lastDelivery: lastOf.get(id) ?? null,
          createdBy: authorName ?? authorId,
          createdAt: row.createdAt.getTime(),
        };
      }),
    };
  });
