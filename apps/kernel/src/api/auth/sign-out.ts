import { done } from '@agent-os/core/contracts';
import { signedInProcedure } from '../procedures/index.ts';

export const signOut = signedInProcedure.output(done).mutation(async ({ ctx }) => {
  const { id: personId, organisationId, sessionId } = ctx.caller;
  const now = new Date(ctx.dependencies.clock.nowMs());
  return ctx.changeIn(
    organisationId,
    { kind: 'person', id: personId },
    async (tx) => {
      await tx.session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: now } });
      const audit = { action: 'session.ended', targetKind: 'session', targetId: sessionId };
      return { result: { done: true } as const, audit };
    },
    { personId },
  );
});
