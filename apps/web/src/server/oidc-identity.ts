import { z } from 'zod';

// Some services send truths as text, Microsoft Entra ID as a number. Anything else says nothing.
const truth = z
  .union([
    z.boolean(),
    z.enum(['true', 'false']).transform((text) => text === 'true'),
    z.enum(['1', '0']).transform((text) => text === '1'),
  ])
  .or(z.literal([0, 1]).transform((number) => number === 1))
  .optional()
  .catch(undefined);
const text = z.string().optional().catch(undefined);

const claims = z.object({
  sub: z.string().min(1),
  email: z.email().optional().catch(undefined),
  email_verified: truth,
  /** Microsoft Entra ID's own: whoever owns the address' domain has proved it. */
  xms_edov: truth,
  name: text,
});

/** Who the sign-in service says that somebody is. */
export interface OidcIdentity {
  readonly sub: string;
  /** Null: it did not say. */
  readonly email: string | null;
  /** The service itself says that the address is theirs. */
  readonly emailVerified: boolean;
  readonly name: string;
}

/** Whether the userinfo endpoint has to be asked: the id token leaves out the address, or whether it is verified. */
export function lacksAddress(idToken: unknown): boolean {
  const said = claims.safeParse(idToken).data;
  return said?.email === undefined || saysWhetherVerified(said) === undefined;
}

/**
 * What counts of the two: the id token's address, else the userinfo's, and it is verified when one of them says so of this very
 * address and neither denies it. Somebody who only has an address of that name is not let in as whoever it belongs to.
 * @returns undefined when the id token names nobody, or the userinfo somebody else
 */
export function oidcIdentityOf(idToken: unknown, userInfo: unknown): OidcIdentity | undefined {
  const said = claims.safeParse(idToken).data;
  const more = userInfo === undefined ? undefined : claims.safeParse(userInfo).data;
  if (said === undefined || (more !== undefined && more.sub !== said.sub)) return undefined;
  const sources = more === undefined ? [said] : [said, more];
  const email = sources.find((source) => source.email !== undefined)?.email;
  const ofIt = sources.filter((source) => source.email?.toLowerCase() === email?.toLowerCase());
  const words = new Set(ofIt.map(saysWhetherVerified));
  return {
    sub: said.sub,
    email: email ?? null,
    emailVerified: email !== undefined && words.has(true) && !words.has(false),
    name: said.name ?? more?.name ?? '',
  };
}

function saysWhetherVerified({
  email_verified: verified,
  xms_edov: ofDomain,
}: z.infer<typeof claims>): boolean | undefined {
  return verified ?? ofDomain;
}
