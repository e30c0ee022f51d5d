import type { Mail } from '../../ports/mail.ts';

/** An installation without a mail server: nothing is sent, and nothing pretends to be. */
export const noMail: Mail = {
  missing: ['SMTP_URL', 'MAIL_FROM'],
  from: undefined,
  send: () =>
    Promise.resolve({
      state: 'failed',
      problem: 'Mail is not set up: set SMTP_URL and MAIL_FROM, and start Agent OS again.',
      permanent: true,
    }),
};
