import type { TenantTransaction } from '../client/index.ts';

export interface MailAudienceRow {
  /** Of members who may sign in; addresses in lower case, by name. */
  readonly members: readonly { readonly email: string; readonly name: string }[];
  /** Those that an owner has allowed besides, in lower case. */
  readonly domains: readonly string[];
}

/** To whom the organisation's mail may go. */
export async function findMailAudience(tx: TenantTransaction, organisationId: string): Promise<MailAudienceRow> {
  const members = await tx.$queryRaw<{ email: string; name: string }[]>`
    select lower(p.email) as email, p.name from membership m join person p on p.id = m.person_id
    where p.disabled_at is null order by lower(p.name), p.id`;
  const { mailDomains } = await tx.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: { mailDomains: true },
  });
  return { members, domains: mailDomains };
}
