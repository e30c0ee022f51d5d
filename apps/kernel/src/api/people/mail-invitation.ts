import { escapeHtml } from '@agent-os/core/reports';
import type { invitation, inviteResult } from '@agent-os/core/contracts';
import type { z } from 'zod';
import type { ApiDependencies } from '../dependencies.ts';

export interface InvitationToMail {
  readonly invitation: z.infer<typeof invitation>;
  readonly token: string;
  readonly organisation: string;
}

/** Sends the link to whom it is for, when mail is set up. */
export async function mailInvitation(
  { mail, consoleUrl }: Pick<ApiDependencies, 'mail' | 'consoleUrl'>,
  { invitation: { id, email, expiresAt }, token, organisation }: InvitationToMail,
): Promise<z.infer<typeof inviteResult>['mail']> {
  if (mail.missing.length > 0) return { state: 'off', problem: '' };
  const link = `${consoleUrl}/invitation/${token}`;
  const until = new Date(expiresAt).toISOString().slice(0, 10);
  const lines = [
    `You are invited to ${organisation} on Agent OS.`,
    `The link below is for you alone and counts once, until ${until}.`,
    'If you did not expect it, do nothing.',
  ];
  const outcome = await mail.send({
    messageId: `<${id}@${mail.from?.split('@')[1] ?? 'localhost'}>`,
    to: [email],
    subject: `Invitation to ${organisation}`,
    text: [...lines.slice(0, 2), '', link, '', ...lines.slice(2), ''].join('\n'),
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head><body>
${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n')}
<p><a href="${escapeHtml(link)}">Accept the invitation</a></p>
</body></html>
`,
  });
  if (outcome.state === 'sent') return { state: 'sent', problem: '' };
  return { state: 'failed', problem: outcome.problem };
}
