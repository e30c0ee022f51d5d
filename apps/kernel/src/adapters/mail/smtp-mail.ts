import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Mail, MailMessage, MailOutcome } from '../../ports/mail.ts';
import { describeSmtpError, refusalOf } from './describe-smtp-error.ts';
import { isLocalHost, isMailAddress, type MailSettings } from './mail-settings.ts';

/** How long parts of a conversation with a mail server may take, in ms. */
export interface MailTimes {
  readonly connectMs: number;
  /** Silence after which it is given up. */
  readonly silenceMs: number;
  /** For the whole message, so that a server that drips an answer holds nobody up. */
  readonly wholeMs: number;
}

const usualTimes: MailTimes = { connectMs: 10_000, silenceMs: 20_000, wholeMs: 60_000 };
const messageIdPattern = /^<[\w.+-]+@[\w.-]+>$/;

/** Sends by SMTP, each message over a connection of its own: there are few, and servers drop idle ones. */
export class SmtpMail implements Mail {
  readonly missing: readonly string[] = [];
  readonly from: string;
  readonly #settings: MailSettings;
  readonly #times: MailTimes;

  constructor(settings: MailSettings, times: MailTimes = usualTimes) {
    this.#settings = settings;
    this.#times = times;
    this.from = settings.from.address;
  }

  async send(message: MailMessage): Promise<MailOutcome> {
    const { to, messageId, subject, text, html, attachments = [] } = message;
    const broken = to.find((address) => !isMailAddress(address));
    if (to.length === 0 || broken !== undefined || !messageIdPattern.test(messageId)) {
      const what = broken === undefined ? 'The message names no recipient' : 'An address of the message is not valid';
      return { state: 'failed', problem: `${what}: correct the recipients.`, permanent: true };
    }
    const options: SendMailOptions & { readonly signal: AbortSignal } = {
      from: this.#settings.from,
      to: [...to],
      messageId,
      subject: oneLine(subject),
      text,
      html,
      headers: { 'Auto-Submitted': 'auto-generated' },
      attachments: attachments.map(({ name, contentType, content }) => ({
        filename: oneLine(name),
        contentType,
        content,
      })),
      // Nothing in a message may make the kernel read a file or an address.
      disableFileAccess: true,
      disableUrlAccess: true,
      signal: AbortSignal.timeout(this.#times.wholeMs),
    };
    try {
      const { accepted, rejectedErrors } = await this.#transport().sendMail(options);
      const refused = (rejectedErrors ?? []).map((error) => refusalOf(error, this.#settings));
      return { state: 'sent', accepted, refused };
    } catch (error) {
      return describeSmtpError(error, this.#settings);
    }
  }

  #transport() {
    const { host, port, tlsFromStart, user, password } = this.#settings;
    const { connectMs, silenceMs } = this.#times;
    const isLocal = isLocalHost(host);
    return createTransport({
      host,
      port,
      secure: tlsFromStart,
      // Without either, whoever sits in between could have the password sent in plain text.
      ...(isLocal ? { ignoreTLS: true } : { requireTLS: true }),
      tls: { minVersion: 'TLSv1.2' },
      ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
      connectionTimeout: connectMs,
      greetingTimeout: connectMs,
      dnsTimeout: connectMs,
      socketTimeout: silenceMs,
      logger: false,
    });
  }
}

/** A header is one line whatever is put in it. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
