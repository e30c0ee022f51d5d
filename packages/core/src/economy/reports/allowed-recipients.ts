/** To whom an organisation's mail may go. Addresses and domains are in lower case. */
export interface MailAudience {
  readonly members: ReadonlySet<string>;
  /** Those that an owner has allowed: `example.com` does not speak for `eu.example.com`. */
  readonly domains: ReadonlySet<string>;
}

/** Mail goes to members and to allowed domains, and to nobody else. */
export function mayGetMail({ members, domains }: MailAudience, address: string): boolean {
  const asked = address.toLowerCase();
  const at = asked.lastIndexOf('@');
  return members.has(asked) || (at > 0 && domains.has(asked.slice(at + 1)));
}
