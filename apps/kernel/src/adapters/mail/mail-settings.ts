/** Where mail goes out, and in whose name. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else the connection begins plain and must become TLS, unless the host is this machine. */
  readonly tlsFromStart: boolean;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly from: { readonly name: string; readonly address: string };
}

const defaultPorts = { 'smtp:': 587, 'smtps:': 465 } as const;
const addressPattern = /^[^\s<>()[\]\\,;:"@]{1,64}@(?:[a-z0-9-]{1,63}\.)*[a-z0-9-]{1,63}$/i;

/** Whether a text is one bare address, with nothing in it that could end a header or begin another. */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && addressPattern.test(text);
}

/** Connections to it do not leave the machine. */
export function isLocalHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** What an `SMTP_URL` says; undefined when it is none. User and password are percent-encoded in it. */
export function readSmtpUrl(text: string): Omit<MailSettings, 'from'> | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(text);
  if (protocol !== 'smtp:' && protocol !== 'smtps:') return undefined;
  if (hostname === '' || (pathname !== '' && pathname !== '/') || search !== '' || hash !== '') return undefined;
  try {
    return {
      host: hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase(),
      port: port === '' ? defaultPorts[protocol] : Number(port),
      tlsFromStart: protocol === 'smtps:',
      user: username === '' ? undefined : decodeURIComponent(username),
      password: password === '' ? undefined : decodeURIComponent(password),
    };
  } catch {
    // A percent sign that stands for itself.
    return undefined;
  }
}

/** What a `MAIL_FROM` says, `reports@example.com` or `Agent OS <reports@example.com>`; undefined when it is neither. */
export function readMailFrom(text: string): MailSettings['from'] | undefined {
  const trimmed = text.trim();
  if (isMailAddress(trimmed)) return { name: '', address: trimmed };
  const [, name = '', address = ''] = /^([^<>\p{Cc}]{1,100})<([^<>]+)>$/u.exec(trimmed) ?? [];
  return isMailAddress(address) ? { name: name.trim().replace(/^"(.*)"$/, '$1'), address } : undefined;
}
