import type { InvitationFound, TenantTransaction } from '@agent-os/db';
import { ApiError } from '../errors/index.ts';
import type { Change } from '../procedures/index.ts';

export interface JoiningPerson {
  readonly personId: string;
  readonly membershipId: string;
  /** What to write for somebody who is new here; undefined for somebody who has an account. */
  readonly newPerson: { readonly name: string; readonly passwordHash: string | null } | undefined;
}

/** Why an invitation does not count any more, whatever the reason. */
export function invitationClosed(): ApiError {
  return new ApiError('invalid', 'This invitation is not open any more. Ask whoever invited you for a new one.');
}

export function isOpen(invitation: InvitationFound, nowMs: number): boolean {
  return invitation.acceptedAt === null && invitation.revokedAt === null && nowMs < invitation.expiresAt.getTime();
}

/** Makes a member of whoever was invited. Only one of two acceptances at the same time gets past the first statement. */
export async function acceptOpenInvitation(
  tx: TenantTransaction,
  invitation: InvitationFound,
  { personId, membershipId, newPerson }: JoiningPerson,
  now: Date,
): Promise<Change<void>> {
  const { organisationId, invitationId, email } = invitation;
  const claimed = await tx.invitation.updateMany({
    where: { id: invitationId, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
    data: { acceptedAt: now },
  });
  if (claimed.count !== 1) throw invitationClosed();
  if (newPerson !== undefined) await tx.person.createMany({ data: [{ id: personId, email, ...newPerson }] });
  const roles = [...invitation.roles];
  await tx.membership.create({ data: { id: membershipId, organisationId, personId, roles } });
  return {
    result: undefined,
    audit: {
      action: 'invitation.accepted',
      targetKind: 'membership',
      targetId: membershipId,
      detail: { invitationId, email, roles },
    },
  };
}
