import { presentReportTurn } from '@agent-os/core/reports';
import { reportInput, reportSentToSelf } from '@agent-os/core/contracts';
import { insertReportDelivery } from '@agent-os/db';
import {
  listClosedMonths,
  readReport,
  reportMessage,
  reportMessageId,
  sectionsOf,
  timingOf,
} from '../../reports/index.ts';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { findOwnAddress, requireReport } from './require-report.ts';

/** Sends a report as it would be now to whoever asks, and to nobody else. */
export const sendReportToSelf = organisationProcedure('finance:write')
  .input(reportInput)
  .output(reportSentToSelf)
  .mutation(async ({ ctx, input: { scheduleId } }) => {
    const { dependencies, caller } = ctx;
    const { clock, mail, random } = dependencies;
    const { organisationId } = caller;
    const { row, to, closed } = await ctx.read(async (tx) => {
      const schedule = await requireReport(tx, scheduleId);
      return {
        row: schedule,
        to: await findOwnAddress(tx, caller),
        closed: await listClosedMonths(tx, timingOf(schedule)),
      };
    });
    if (to === undefined) {
      throw new ApiError('invalid', 'A token has no address: sign in to have a report sent to you.');
    }
    if (mail.missing.length > 0) {
      throw new ApiError(
        'conflict',
        `Mail is not set up: set ${mail.missing.join(' and ')}, and start Agent OS again.`,
      );
    }
    const { name, departmentId, sections, withCsv } = row;
    const { period, dueAtMs } = presentReportTurn(timingOf(row), clock.nowMs(), closed);
    const question = { name, departmentId, sections: sectionsOf(sections), period };
    const id = random.newId('rpd');
    // Not the message of the schedule's turn: one of its own each time.
    const messageId = reportMessageId(mail, id, dueAtMs);
    const figures = await readReport(dependencies, organisationId, question);
    const message = reportMessage(figures, { messageId, to: [to], withCsv });
    const outcome = await mail.send(message);
    const nowMs = clock.nowMs();
    const error = outcome.state === 'failed' ? outcome.problem : '';
    return ctx.change(async (tx) => {
      await insertReportDelivery(tx, {
        organisationId,
        id,
        scheduleId,
        messageId,
        error,
        dueAt: new Date(dueAtMs),
        attempt: 0,
        state: outcome.state,
        sentAt: outcome.state === 'sent' ? new Date(nowMs) : null,
        recipients: [to],
        final: true,
        subject: message.subject,
        recordedAt: new Date(nowMs),
        askedByPersonId: caller.id,
      });
      const detail = { name, to, state: outcome.state };
      return {
        result: { state: outcome.state, to, error },
        audit: { action: 'report.sent_to_self', targetKind: 'report', targetId: scheduleId, detail },
      };
    });
  });
