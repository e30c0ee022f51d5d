import type { signInWithOidcInput } from '@agent-os/core/contracts';
import type { InvitationFound } from '@agent-os/db';
import type { z } from 'zod';
import type { ApiDependencies } from '../dependencies.ts';
import { ApiError } from '../errors/index.ts';
import type { ChangeRecorder } from '../procedures/index.ts';
import { acceptOpenInvitation, type SessionStart } from '../sign-in/index.ts';

type OidcIdentity = z.infer<typeof signInWithOidcInput>;
type Person = SessionStart['person'];
type ChangeIn = ChangeRecorder['change'];

function assertEnabled(disabledAt: Date | null): void {
  if (disabledAt !== null) {
    throw new ApiError('forbidden', 'Your account was disabled. Ask an owner or admin of your organisation.', {
      reason: 'disabled',
    });
  }
}

/** Ties an identity of the sign-in service to an account whose e-mail address the service has verified. */
async function linkPerson(changeIn: ChangeIn, person: Person, identity: OidcIdentity): Promise<Person> {
  const { personId } = person;
  const { issuer, subject } = identity;
  const organisationId = person.organisationIds[0] ?? '';
  const audit = { action: 'person.oidc_linked', targetKind: 'person', targetId: personId, detail: { issuer } };
  return changeIn(
    organisationId,
    { kind: 'person', id: personId },
    async (tx) => {
      await tx.oidcLink.create({ data: { personId, issuer, subject } });
      return { result: person, audit };
    },
    { personId },
  );
}

/** Somebody new, whose invitation is to the address that the service has verified. */
async function joinByInvitation(
  { random, clock }: ApiDependencies,
  changeIn: ChangeIn,
  invitation: InvitationFound,
  identity: OidcIdentity,
  known: Person | undefined,
): Promise<Person> {
  const { organisationId, email } = invitation;
  const personId = known?.personId ?? random.newId('per');
  const name = identity.name.trim() === '' ? email : identity.name.trim();
  const newPerson = known === undefined ? { name, passwordHash: null } : undefined;
  const joining = { personId, membershipId: random.newId('mem'), newPerson };
  await changeIn(
    organisationId,
    { kind: 'person', id: personId },
    async (tx) => {
      const change = await acceptOpenInvitation(tx, invitation, joining, new Date(clock.nowMs()));
      await tx.oidcLink.create({ data: { personId, issuer: identity.issuer, subject: identity.subject } });
      return change;
    },
    { personId },
  );
  return { personId, name: known?.name ?? name, email, organisationIds: [organisationId] };
}

/**
 * The person behind an identity of the company's sign-in service: by issuer and subject; failing that by an e-mail address
 * that the service has verified, when it is a member's or an open invitation's. Throws `forbidden` for anybody else: who could have an
 * account by an address that is not proved to be theirs could have anybody's.
 */
export async function findOrLinkPerson(
  dependencies: ApiDependencies,
  changeIn: ChangeIn,
  identity: OidcIdentity,
): Promise<Person> {
  const { lookups } = dependencies.database;
  const linked = await lookups.findOidcPerson(identity.issuer, identity.subject);
  if (linked !== undefined) {
    assertEnabled(linked.disabledAt);
    return linked;
  }
  const { email, emailVerified } = identity;
  if (email === null) {
    throw new ApiError(
      'forbidden',
      'Your sign-in service gave no e-mail address. Ask its administrator to release it.',
      {
        reason: 'no_address',
      },
    );
  }
  if (!emailVerified) {
    const text = 'Your sign-in service has not verified your e-mail address. Verify it there first.';
    throw new ApiError('forbidden', text, { reason: 'unverified_address' });
  }
  const person = await lookups.findSignInPerson(email);
  assertEnabled(person?.disabledAt ?? null);
  if (person !== undefined && person.organisationIds.length > 0) return linkPerson(changeIn, person, identity);
  const invitation = await lookups.findOpenInvitation(email);
  if (invitation === undefined) {
    throw new ApiError('forbidden', `Nobody has invited ${email} here. Ask an owner or admin to invite you.`);
  }
  return joinByInvitation(dependencies, changeIn, invitation, identity, person);
}
