import { invitation } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';
import { invitationWire } from './person-wire.ts';

/** Invitations that can still be accepted, the newest first. */
export const listInvitations = organisationProcedure('people:read')
  .output(invitation.array())
  .query(({ ctx }) =>
    ctx.read(async (tx) => {
      const now = new Date(ctx.dependencies.clock.nowMs());
      const rows = await tx.invitation.findMany({
        where: { acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
        orderBy: { id: 'desc' },
      });
      return rows.map(invitationWire);
    }),
  );
