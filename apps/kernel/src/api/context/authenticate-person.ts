import { isSessionAlive, permissionsOf, roles as allRoles, sessionPolicy, type Role } from '@agent-os/core/identity';
import type { SessionFound } from '@agent-os/db';
import type { ApiDependencies } from '../dependencies.ts';
import type { Caller } from './caller.ts';

export interface PersonClaims {
  readonly personId: string;
  readonly organisationId: string;
  readonly sessionId: string;
}

const sessionEnded: Caller = { kind: 'unknown', problem: 'Your session has ended. Sign in again.' };

/** Roles as the database has them, less any that this version does not know. */
export function knownRoles(stored: readonly string[]): readonly Role[] {
  return allRoles.filter((role) => stored.includes(role));
}

function isAlive(session: SessionFound, nowMs: number): boolean {
  const facts = {
    expiresAtMs: session.expiresAt.getTime(),
    revokedAtMs: session.revokedAt?.getTime() ?? null,
    lastSeenAtMs: session.lastSeenAt.getTime(),
    personDisabledAtMs: session.personDisabledAt?.getTime() ?? null,
  };
  return isSessionAlive(facts, nowMs);
}

/** A person as a member, when the session is alive and the membership exists now. Notes that the session is in use. */
export async function authenticatePerson(
  { database, clock }: ApiDependencies,
  { personId, organisationId, sessionId }: PersonClaims,
): Promise<Caller> {
  const nowMs = clock.nowMs();
  const session = await database.lookups.findSession(sessionId);
  if (session === undefined || session.personId !== personId || !isAlive(session, nowMs)) return sessionEnded;
  const organisations = await database.lookups.listPersonOrganisations(personId);
  const membership = organisations.find((organisation) => organisation.organisationId === organisationId);
  if (membership === undefined) return sessionEnded;
  if (nowMs - session.lastSeenAt.getTime() >= sessionPolicy.touchMs) {
    await database.withPerson(personId, (tx) =>
      tx.session.updateMany({ where: { id: sessionId }, data: { lastSeenAt: new Date(nowMs) } }),
    );
  }
  const roles = knownRoles(membership.roles);
  return { kind: 'person', id: personId, sessionId, organisationId, roles, permissions: permissionsOf(roles) };
}
