import { sessionsEnded } from '@agent-os/core/contracts';
import { endSessions } from '@agent-os/db';
import { signedInProcedure } from '../procedures/index.ts';

/** Ends every session of the caller, this one included. */
export const signOutEverywhere = signedInProcedure.output(sessionsEnded).mutation(async ({ ctx }) => {
  const { id: personId, organisationId } = ctx.caller;
  return ctx.changeIn(
    organisationId,
    { kind: 'person', id: personId },
    async (tx) => {
      const count = await endSessions(tx, personId, new Date(ctx.dependencies.clock.nowMs()));
      return {
        result: { sessionsEnded: count },
        audit: { action: 'person.signed_out_everywhere', targetKind: 'person', targetId: personId, detail: { count } },
      };
    },
    { personId },
  );
});
