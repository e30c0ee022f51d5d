import {
  reportCsv,
  reportCsvName,
  reportHtml,
  reportSubject,
  reportText,
  type ReportFigures,
} from '@agent-os/core/reports';
import type { Mail, MailMessage } from '../ports/mail.ts';

/** The same for every attempt at one turn of a schedule, so that a message that comes twice can be told. */
export function reportMessageId(mail: Pick<Mail, 'from'>, scheduleId: string, dueAtMs: number): string {
  return `<${scheduleId}.${dueAtMs}@${mail.from?.split('@')[1] ?? 'localhost'}>`;
}

export interface ReportLetter {
  readonly messageId: string;
  readonly to: readonly string[];
  readonly withCsv: boolean;
}

/** A report as a message. */
export function reportMessage(figures: ReportFigures, { messageId, to, withCsv }: ReportLetter): MailMessage {
  const file = { name: reportCsvName(figures), contentType: 'text/csv; charset=utf-8', content: reportCsv(figures) };
  return {
    messageId,
    to,
    subject: reportSubject(figures),
    text: reportText(figures),
    html: reportHtml(figures),
    attachments: withCsv ? [file] : [],
  };
}
