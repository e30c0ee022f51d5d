import { done, invitationInput } from '@agent-os/core/contracts';
import { ApiError, notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

export const revokeInvitation = organisationProcedure('people:write')
  .input(invitationInput)
  .output(done)
  .mutation(({ ctx, input: { invitationId } }) =>
    ctx.change(async (tx) => {
      const before = await tx.invitation.findUnique({ where: { id: invitationId }, select: { email: true } });
      if (before === null) throw notFound('invitation');
      const { count } = await tx.invitation.updateMany({
        where: { id: invitationId, acceptedAt: null, revokedAt: null },
        data: { revokedAt: new Date(ctx.dependencies.clock.nowMs()) },
      });
      if (count === 0) {
        throw new ApiError('conflict', 'This invitation was accepted or withdrawn already: reload the page.');
      }
      const audit = { action: 'invitation.revoked', targetKind: 'invitation', targetId: invitationId, detail: before };
      return { result: { done: true } as const, audit };
    }),
  );
