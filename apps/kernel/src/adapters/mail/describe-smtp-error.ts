import type { MailOutcome, MailRefusal } from '../../ports/mail.ts';
import type { MailSettings } from './mail-settings.ts';

const answerCharactersMax = 300;

interface SmtpError {
  readonly code: string;
  /** 0 when the server did not answer. */
  readonly status: number;
  readonly answer: string;
  readonly recipient: string;
  readonly isOfCertificate: boolean;
}

function readError(error: unknown): SmtpError {
  const of = (name: string): unknown =>
    typeof error === 'object' && error !== null && name in error ? (error as Record<string, unknown>)[name] : undefined;
  const text = (name: string) => {
    const value = of(name);
    return typeof value === 'string' ? value : '';
  };
  const status = of('responseCode');
  return {
    code: text('code') || text('name'),
    status: typeof status === 'number' ? status : 0,
    answer: text('response'),
    recipient: text('recipient'),
    // A certificate that is refused is told as a fault of the socket.
    isOfCertificate: /certificate|\bTLS\b|\bSSL\b/i.test(text('message')),
  };
}

/** What a server said, on one line. It may repeat what it was told: what signs us in is taken out. */
function quote(answer: string, { user, password }: MailSettings): string {
  const secrets = [password, user].filter((secret) => secret !== undefined && secret !== '');
  const encoded = secrets.map((secret) => Buffer.from(secret ?? '').toString('base64'));
  let text = answer.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  for (const secret of [...secrets, ...encoded]) text = text.replaceAll(secret ?? '', '…');
  return text.slice(0, answerCharactersMax);
}

/** An address that the server refused while it took others. */
export function refusalOf(error: unknown, settings: MailSettings): MailRefusal {
  const { recipient, answer } = readError(error);
  return { address: recipient, reason: quote(answer, settings) || 'refused' };
}

/** A failure in a sentence that says what to do. Of a server's own words only the answer is kept, never what was sent to it. */
export function describeSmtpError(error: unknown, settings: MailSettings): MailOutcome {
  const { code, status, answer, isOfCertificate } = readError(error);
  const where = `${settings.host}:${settings.port}`;
  const said = answer === '' ? '' : ` It said: ${quote(answer, settings)}`;
  const failed = (problem: string, permanent = false): MailOutcome => ({ state: 'failed', problem, permanent });
  const unreachable = `The mail server ${where} cannot be reached: see whether SMTP_URL is right and the server runs.`;
  const noTls = `No TLS with the mail server ${where}: use a server that offers it with a valid certificate.`;
  switch (code) {
    case 'EAUTH':
    case 'ENOAUTH':
      return failed(`The mail server ${where} did not accept the user and password in SMTP_URL: correct them.${said}`);
    case 'ETLS':
      return failed(noTls);
    case 'ESOCKET':
      return failed(isOfCertificate ? noTls : unreachable);
    case 'EDNS':
      return failed(`The mail server’s name ${settings.host} is not known: correct SMTP_URL.`);
    case 'ETIMEDOUT':
    case 'ABORT_ERR':
    case 'EABORT':
    case 'AbortError':
    case 'TimeoutError':
      return failed(`The mail server ${where} did not answer in time: see whether it runs and can be reached.`);
    case 'EENVELOPE':
    case 'EMESSAGE':
    case 'EPROTOCOL':
      if (status > 0) return failed(`The mail server ${where} refused the message.${said}`, status >= 500);
      return failed(`The mail server ${where} broke off.${said}`);
    default:
      return failed(unreachable);
  }
}
