import { mayGetMail, type ReportTurn } from '@agent-os/core/reports';
import { findMailAudience, type ReportScheduleRow } from '@agent-os/db';
import type { ApiDependencies } from '../../api/index.ts';
import type { MailMessage } from '../../ports/mail.ts';
import { readReport, reportMessage, reportMessageId, sectionsOf } from '../../reports/index.ts';

/** What became of one attempt. */
export interface ReportAttempt {
  readonly state: 'sent' | 'failed' | 'skipped';
  readonly recipients: readonly string[];
  readonly error: string;
  readonly subject: string;
  readonly messageId: string;
  /** Trying again would change nothing. */
  readonly permanent: boolean;
}

const listOf = (addresses: readonly string[]) => addresses.join(', ');

/** Makes a schedule's report of a turn, and sends it to those who may get it now. */
export async function attemptReport(
  dependencies: ApiDependencies,
  organisationId: string,
  row: ReportScheduleRow,
  { dueAtMs, period }: ReportTurn,
): Promise<ReportAttempt> {
  const { database, mail, log } = dependencies;
  const messageId = reportMessageId(mail, row.id, dueAtMs);
  const end = (attempt: Omit<ReportAttempt, 'messageId'>): ReportAttempt => ({ ...attempt, messageId });
  const without = (state: 'failed' | 'skipped', recipients: readonly string[], error: string) =>
    end({ state, recipients, error, subject: '', permanent: state === 'skipped' });
  if (mail.missing.length > 0) {
    return without('skipped', row.recipients, `Mail is not set up: set ${mail.missing.join(' and ')}.`);
  }
  const audience = await database.withTenant(organisationId, (tx) => findMailAudience(tx, organisationId));
  const allowed = {
    members: new Set(audience.members.map(({ email }) => email)),
    domains: new Set(audience.domains),
  };
  const to = row.recipients.filter((address) => mayGetMail(allowed, address));
  const left = row.recipients.filter((address) => !to.includes(address));
  if (to.length === 0) {
    const error = 'Nobody of the recipients is a member or at an allowed domain: choose others.';
    return without('skipped', row.recipients, error);
  }
  let message: MailMessage;
  try {
    const { name, departmentId, sections, withCsv } = row;
    const question = { name, departmentId, sections: sectionsOf(sections), period };
    message = reportMessage(await readReport(dependencies, organisationId, question), { messageId, to, withCsv });
  } catch (error) {
    log.error({ err: error, scheduleId: row.id }, 'A report could not be made');
    return without('failed', to, 'The report could not be made: the kernel’s log says why.');
  }
  const { subject } = message;
  const outcome = await mail.send(message);
  if (outcome.state === 'failed') {
    return end({ state: 'failed', recipients: to, error: outcome.problem, subject, permanent: outcome.permanent });
  }
  const notes = [
    ...outcome.refused.map(({ address, reason }) => `${address} was refused: ${reason}.`),
    ...(left.length === 0 ? [] : [`Not sent to ${listOf(left)}: no longer a member nor at an allowed domain.`]),
  ];
  return end({ state: 'sent', recipients: outcome.accepted, error: notes.join(' '), subject, permanent: false });
}
