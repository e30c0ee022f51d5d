import { done, sessionInput } from '@agent-os/core/contracts';
import { endSession } from '@agent-os/db';
import { notFound } from '../errors/index.ts';
import { signedInProcedure } from '../procedures/index.ts';

/** Signs the caller out of one of their browsers. */
export const endOwnSession = signedInProcedure
  .input(sessionInput)
  .output(done)
  .mutation(async ({ ctx, input: { sessionId } }) => {
    const { id: personId, organisationId } = ctx.caller;
    const at = new Date(ctx.dependencies.clock.nowMs());
    return ctx.changeIn(
      organisationId,
      { kind: 'person', id: personId },
      async (tx) => {
        if (!(await endSession(tx, { personId, sessionId, at }))) throw notFound('session');
        const audit = { action: 'session.ended', targetKind: 'session', targetId: sessionId };
        return { result: { done: true } as const, audit };
      },
      { personId },
    );
  });
