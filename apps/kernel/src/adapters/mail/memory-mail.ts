import type { Mail, MailMessage, MailOutcome } from '../../ports/mail.ts';
import { isMailAddress } from './mail-settings.ts';

/** Keeps what it is given. For tests, which also say what becomes of the next messages. */
export class MemoryMail implements Mail {
  missing: readonly string[] = [];
  from: string | undefined = 'agent-os@example.com';
  readonly sent: MailMessage[] = [];
  /** Taken one after the other; when there are none, messages are accepted. */
  readonly outcomes: MailOutcome[] = [];

  send(message: MailMessage): Promise<MailOutcome> {
    const outcome = this.outcomes.shift() ?? outcomeOf(message);
    if (outcome.state === 'sent') this.sent.push(message);
    return Promise.resolve(outcome);
  }
}

function outcomeOf({ to }: MailMessage): MailOutcome {
  if (to.length > 0 && to.every(isMailAddress)) return { state: 'sent', accepted: to, refused: [] };
  return {
    state: 'failed',
    problem: 'An address of the message is not valid: correct the recipients.',
    permanent: true,
  };
}
