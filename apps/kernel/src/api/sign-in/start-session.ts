import type { signInResult } from '@agent-os/core/contracts';
import { sessionPolicy } from '@agent-os/core/identity';
import type { SignInPerson } from '@agent-os/db';
import type { z } from 'zod';
import type { ApiDependencies } from '../dependencies.ts';
import { ApiError } from '../errors/index.ts';
import type { ChangeRecorder } from '../procedures/index.ts';

export interface SessionStart {
  readonly person: Pick<SignInPerson, 'personId' | 'name' | 'email' | 'organisationIds'>;
  readonly userAgent: string;
  readonly method: 'password' | 'oidc';
  /** A new hash to store, when the one that was checked has outdated parameters. */
  readonly passwordHash?: string | undefined;
}

/** Opens a session in the person's oldest organisation. Throws `forbidden` for a person without one. */
export async function startSession(
  { clock, random }: ApiDependencies,
  changeIn: ChangeRecorder['change'],
  { person, userAgent, method, passwordHash }: SessionStart,
): Promise<z.infer<typeof signInResult>> {
  const { personId, name, email } = person;
  const organisationId = person.organisationIds[0];
  if (organisationId === undefined) {
    throw new ApiError('forbidden', 'You belong to no organisation any more. Ask an owner or admin to invite you.');
  }
  const sessionId = random.newId('ses');
  const now = new Date(clock.nowMs());
  const expiresAt = new Date(now.getTime() + sessionPolicy.absoluteMs);
  const result = { sessionId, personId, organisationId, name, email, expiresAt: expiresAt.getTime() };
  return changeIn(
    organisationId,
    { kind: 'person', id: personId },
    async (tx) => {
      await tx.session.createMany({
        data: [{ id: sessionId, personId, createdAt: now, lastSeenAt: now, expiresAt, userAgent }],
      });
      if (passwordHash !== undefined) await tx.person.updateMany({ where: { id: personId }, data: { passwordHash } });
      return {
        result,
        audit: { action: 'session.started', targetKind: 'session', targetId: sessionId, detail: { method } },
      };
    },
    { personId },
  );
}
