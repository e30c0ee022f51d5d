import { z } from 'zod';
import { permissions, roles } from '../choices/index.ts';
import { displayName, emailAddress, epochMs, idOf, password, slug } from './scalars.ts';

export const role = z.enum(roles);
export const permission = z.enum(permissions);
const rolesHeld = z.array(role).min(1, 'Choose at least one role.').max(roles.length);

export const signInInput = z.object({
  email: emailAddress,
  password: z.string().min(1).max(256),
  /** Address of the browser as the web server saw it; limits the rate of attempts. */
  address: z.string().max(64),
  userAgent: z.string().max(512),
});

/** What sits behind OIDC sign-in: the web server has verified the provider's token. */
export const signInWithOidcInput = z.object({
  issuer: z.url(),
  subject: z.string().min(1).max(255),
  /** Null: the provider does not tell it, which does for whom it is linked to already. */
  email: emailAddress.nullable(),
  /** By the provider itself, and only that makes an address count. */
  emailVerified: z.boolean(),
  name: z.string().max(120),
  address: z.string().max(64),
  userAgent: z.string().max(512),
});

export const signInResult = z.object({
  sessionId: idOf('ses'),
  personId: idOf('per'),
  organisationId: idOf('org'),
  name: z.string(),
  email: z.string(),
  expiresAt: epochMs,
});

export const viewer = z.object({
  person: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  organisation: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
  organisations: z.array(z.object({ id: z.string(), slug: z.string(), name: z.string() })),
  roles: z.array(role),
  permissions: z.array(z.string()),
});

export const firstRunStatus = z.object({ needsOwner: z.boolean() });

export const createOwnerInput = z.object({
  organisationName: displayName,
  organisationSlug: slug,
  name: displayName,
  email: emailAddress,
  password,
});

export const person = z.object({
  id: z.string(),
  membershipId: z.string(),
  name: z.string(),
  email: z.string(),
  roles: z.array(role),
  joinedAt: epochMs,
  lastSeenAt: epochMs.nullable(),
});

export const invitation = z.object({
  id: z.string(),
  email: z.string(),
  roles: z.array(role),
  createdAt: epochMs,
  expiresAt: epochMs,
});

export const inviteInput = z.object({ email: emailAddress, roles: rolesHeld });
/** The token is shown once; the link is `<console>/invitation/<token>`. */
export const inviteResult = z.object({
  invitation,
  token: z.string(),
  /** Whether the link went to them by mail; `off`: mail is not set up. `problem` says what went wrong, else it is empty. */
  mail: z.object({ state: z.enum(['sent', 'failed', 'off']), problem: z.string() }),
});
export const acceptInvitationInput = z.object({
  token: z.string().min(20).max(100),
  name: displayName,
  password,
});
export const changeRolesInput = z.object({ membershipId: idOf('mem'), roles: rolesHeld });
export const membershipInput = z.object({ membershipId: idOf('mem') });

export const createOwnerResult = z.object({ organisationId: idOf('org'), personId: idOf('per') });
/** Who joined what; the web server then signs in with the password that was given. */
export const acceptInvitationResult = z.object({
  organisationId: idOf('org'),
  personId: idOf('per'),
  email: z.string(),
});
export const invitationInput = z.object({ invitationId: idOf('inv') });
export const switchOrganisationInput = z.object({ organisationId: idOf('org') });
export const organisation = z.object({ id: z.string(), slug: z.string(), name: z.string() });
export const sessionsEnded = z.object({ sessionsEnded: z.number().int() });
